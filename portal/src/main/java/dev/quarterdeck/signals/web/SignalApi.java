package dev.quarterdeck.signals.web;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Page;
import dev.quarterdeck.signals.Lately;
import dev.quarterdeck.signals.Signals;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/signals")
@Tag(name = "Signals")
class SignalApi {

    private final Signals signals;
    private final SignalPages pages;

    SignalApi(Signals signals, SignalPages pages) {
        this.signals = signals;
        this.pages = pages;
    }

    /**
     * @param rate requests per second
     * @param errorRatio from 0 to 1
     * @param p95 in seconds
     * @param cores of processors in use
     * @param memory in bytes
     * @param source outside that measured it; null if replicas here did
     */
    record Summary(
            String component,
            String environment,
            int replicas,
            @Nullable Double rate,
            @Nullable Double errorRatio,
            @Nullable Double p95,
            @Nullable Double cores,
            @Nullable Double memory,
            @Nullable String source) {

        static Summary of(Lately lately) {
            var measure = lately.measure();
            return new Summary(
                    lately.place().component().toString(),
                    lately.place().environment(),
                    measure.replicas(),
                    measure.rate(),
                    measure.errorRatio(),
                    measure.latency(0.95),
                    measure.cores(),
                    measure.memory(),
                    lately.source());
        }
    }

    @GetMapping
    @Operation(summary = "How every component did in the last five minutes; null is not measured")
    Page<Summary> index() {
        return new Page<>(signals.lately().stream().map(Summary::of).toList(), null);
    }

    @GetMapping("/{kind}/{namespace}/{name}")
    @Operation(summary = "The signals of a component over time, and what was changed in that time")
    ChartData show(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            @ParameterObject SignalFilter filter) {
        return pages.data(new EntityRef(kind, namespace, name), filter);
    }
}
