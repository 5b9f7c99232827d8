package dev.quarterdeck.connector.metrics;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Numbers over time.
 *
 * @param labels as the source orders them
 * @param values finite, by their moment; where nothing was measured there is none, never a number that is none
 */
public record Series(Map<String, String> labels, NavigableMap<Instant, Double> values) {

    public Series {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        values = Collections.unmodifiableNavigableMap(new TreeMap<>(values));
    }
}
