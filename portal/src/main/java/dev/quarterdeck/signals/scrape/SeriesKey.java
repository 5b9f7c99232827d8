package dev.quarterdeck.signals.scrape;

import java.util.List;

/** Samples that can be added up: of one release of a component in one environment, with the same latency buckets. */
record SeriesKey(String component, String environment, long release, List<Double> bounds) {

    SeriesKey {
        bounds = List.copyOf(bounds);
    }
}
