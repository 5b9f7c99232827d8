package dev.quarterdeck.signals.web;

import dev.quarterdeck.connector.metrics.MetricSource;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.signals.TimeRange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks systems that measure what somebody wrote in PromQL. */
@Component
class Ask {

    /** Few systems read what they measure more often. */
    private static final Duration FINEST = Duration.ofSeconds(15);

    private final List<MetricSource> sources;
    private final Clock clock;

    Ask(List<MetricSource> sources, Clock clock) {
        this.sources = List.copyOf(sources);
        this.clock = clock;
    }

    /** By name, in the order of the settings. */
    List<String> names() {
        return sources.stream().map(MetricSource::name).toList();
    }

    TimeRange time(SignalFilter filter) {
        return filter.time(clock.instant());
    }

    /**
     * @throws NotFound if none of that name is connected
     * @throws dev.quarterdeck.connector.metrics.QueryRefused if the source refuses the query
     * @throws dev.quarterdeck.connector.SourceUnavailable if it does not answer
     */
    QueryAnswer answer(@Nullable String source, String query, SignalFilter filter) {
        var found = sources.stream()
                .filter(one -> one.name().equals(source))
                .findFirst()
                .orElseThrow(() -> new NotFound("There is no Prometheus named '%s' connected.".formatted(source)));
        var range = time(filter);
        var usual = range.step(clock.instant());
        var step = usual.compareTo(FINEST) < 0 ? FINEST : usual;
        var from = floor(range.from(), step);
        var to = floor(range.to(), step);
        return QueryAnswer.of(found.askRange(query, from, to, step), from, to, step);
    }

    private static Instant floor(Instant moment, Duration step) {
        var seconds = step.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), seconds) * seconds);
    }
}
