package dev.quarterdeck.signals.web;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Page;
import dev.quarterdeck.signals.Compared;
import dev.quarterdeck.signals.Lately;
import dev.quarterdeck.signals.Signals;
import dev.quarterdeck.signals.VersionComparison;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
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

    /**
     * @param together while both answered requests, for {@code bothSeconds}; empty if they never did
     * @param each of all the time that was looked at
     */
    record Versions(
            Served base,
            Served version,
            boolean fromBegin,
            long bothSeconds,
            List<Difference> together,
            List<Difference> each) {

        /** @param requests null if nothing was measured */
        record Served(
                String version,
                Instant from,
                Instant to,
                @Nullable Double requests) {

            static Served of(VersionComparison.Served one) {
                var measure = one.measure();
                return new Served(one.version(), one.from(), one.to(), measure == null ? null : measure.requests());
            }
        }

        /**
         * @param difference what the version has more; null if either is not known
         * @param uncertain whether there were too few requests to tell the two apart
         */
        record Difference(
                String signal,
                @Nullable Double base,
                @Nullable Double version,
                @Nullable Double difference,
                boolean uncertain) {

            static List<Difference> of(List<Compared> all) {
                return all.stream()
                        .map(one -> new Difference(
                                one.signal(), one.base(), one.version(), one.difference(), one.uncertain()))
                        .toList();
            }
        }

        static Versions of(VersionComparison compared) {
            return new Versions(
                    Served.of(compared.base()),
                    Served.of(compared.version()),
                    compared.fromBegin(),
                    compared.both().toSeconds(),
                    Difference.of(compared.together()),
                    Difference.of(compared.each()));
        }
    }

    @GetMapping("/{kind}/{namespace}/{name}/versions")
    @Operation(
            summary = "Two versions of a component beside each other: while both served, and all of each; latencies in"
                    + " seconds, ratios from 0 to 1")
    Versions versions(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            @ParameterObject SignalFilter filter) {
        return Versions.of(pages.comparison(new EntityRef(kind, namespace, name), filter));
    }
}
