package dev.quarterdeck.signals.dashboard.reading;

import static org.jooq.impl.DSL.field;

import dev.quarterdeck.signals.Latencies;
import dev.quarterdeck.signals.Measure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Where in a row what stands: a dashboard has thousands of them, and looking columns up by name takes longer than the database
 * does. The first three are a key, the moment in seconds since 1970, and how long was measured.
 */
record RowShape(List<Field<?>> columns, Map<String, Integer> at) {

    /** The column of all buckets. */
    static final String LATENCY = "latency";

    private static final int SECONDS = 2;

    /** @param numbers columns that have one each, in their order */
    static RowShape of(List<String> numbers, boolean latency) {
        var columns = new ArrayList<Field<?>>(
                List.of(field("key", Integer.class), field("moment", Long.class), field("seconds", Double.class)));
        var at = new HashMap<String, Integer>();
        numbers.forEach(name -> {
            at.put(name, columns.size());
            columns.add(field(name, Double.class));
        });
        if (latency) {
            at.put(LATENCY, columns.size());
            columns.add(field(LATENCY, Double[].class));
        }
        return new RowShape(columns, at);
    }

    private @Nullable Double number(Record row, String name) {
        var column = at.get(name);
        return column == null ? null : (Double) row.get(column);
    }

    /**
     * @param bounds of its latencies
     * @param counters in the order in which they were asked for
     */
    Measure measure(Record row, List<Double> bounds, List<String> counters) {
        var counted = new HashMap<String, Double>();
        for (var i = 0; i < counters.size(); i++) {
            var number = number(row, "counter" + i);
            if (number != null) {
                counted.put(counters.get(i), number);
            }
        }
        var replicas = number(row, "replicas");
        return new Measure(
                row.get(SECONDS, double.class),
                replicas == null ? 0 : replicas.intValue(),
                number(row, "requests"),
                number(row, "errors"),
                null,
                latencies(row, bounds),
                number(row, "cpu"),
                number(row, "memory"),
                number(row, "connections"),
                number(row, "pool"),
                counted);
    }

    /** Series of fewer buckets than others have nothing in the last ones. */
    private @Nullable Latencies latencies(Record row, List<Double> bounds) {
        var column = at.get(LATENCY);
        var buckets = column == null ? null : (@Nullable Double @Nullable []) row.get(column);
        if (buckets == null || buckets.length <= bounds.size()) {
            return null;
        }
        var counts = new ArrayList<Double>(bounds.size() + 1);
        for (var count : buckets) {
            if (count != null) {
                counts.add(count);
            }
        }
        return counts.size() == bounds.size() + 1 ? new Latencies(bounds, counts) : null;
    }
}
