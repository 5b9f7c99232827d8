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
}
