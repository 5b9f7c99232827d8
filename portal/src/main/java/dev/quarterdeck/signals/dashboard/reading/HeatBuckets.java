package dev.quarterdeck.signals.dashboard.reading;

import dev.quarterdeck.signals.Measure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests of one moment by the bounds of all of them. */
final class HeatBuckets {

    private HeatBuckets() {}

    static @Nullable List<Double> of(@Nullable Measure measure, List<Double> bounds) {
        var latencies = measure == null ? null : measure.latencies();
        if (latencies == null) {
            return null;
        }
        var counts = new ArrayList<Double>();
        var before = 0.0;
        for (var bound : bounds) {
            var within = latencies.within(bound);
            counts.add(within - before);
            before = within;
        }
        counts.add(latencies.total() - before);
        return counts;
    }
}
