package dev.quarterdeck.connector.metrics;

import java.util.List;

/**
 * What a source says.
 *
 * @param warnings in its own words, for people: a hint at the query, or that some of what was asked could not be had
 * @param partial whether series may be missing
 */
public record Answer(List<Series> series, List<String> warnings, boolean partial) {

    public Answer {
        series = List.copyOf(series);
        warnings = List.copyOf(warnings);
    }

    public static Answer of(List<Series> series) {
        return new Answer(series, List.of(), false);
    }
}
