package dev.quarterdeck.connector.metrics;

import dev.quarterdeck.connector.OutsideSystem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A system that keeps measurements and is asked in PromQL. */
public interface MetricSource extends OutsideSystem {

    /**
     * What a query says at regular moments.
     *
     * @param to the last moment, itself included
     * @param step between two moments, at least a second
     * @return a series for each set of labels, in the order of the answer; empty if nothing was measured
     * @throws QueryRefused if the query is wrong, or asks for more than the source gives
     * @throws dev.quarterdeck.connector.SourceUnavailable if the source does not answer in time, or not as it should
     */
    List<Series> range(String query, Instant from, Instant to, Duration step);

    /** Likewise at one moment: each series has at most one number. */
    List<Series> at(String query, Instant moment);

    /** Like {@link #range}, with what the source says about its answer. */
    default Answer askRange(String query, Instant from, Instant to, Duration step) {
        return Answer.of(range(query, from, to, step));
    }

    /** Like {@link #at}, with what the source says about its answer. */
    default Answer askAt(String query, Instant moment) {
        return Answer.of(at(query, moment));
    }

    /**
     * The numbers themselves, at the moments at which they were measured.
     *
     * @param selector of series, such as {@code http_requests_total{job="shop"}}, without a range
     * @param after without this moment itself
     * @param to this moment included
     */
    default Answer samples(String selector, Instant after, Instant to) {
        throw new QueryRefused("%s does not give single samples".formatted(name()));
    }
}
