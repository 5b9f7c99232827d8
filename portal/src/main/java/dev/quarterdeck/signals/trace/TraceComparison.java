package dev.quarterdeck.signals.trace;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Two traces side by side, by what was done in them.
 *
 * @param rows the largest difference first
 */
public record TraceComparison(Waterfall one, Waterfall other, List<Row> rows) {

    public TraceComparison {
        rows = List.copyOf(rows);
    }

    /**
     * All spans of a service with one name.
     *
     * @param one null if the first trace has none
     */
    public record Row(
            String service,
            String operation,
            @Nullable Sum one,
            @Nullable Sum other) {

        /** Of own time, from the first to the second; what is missing took no time. */
        public Duration difference() {
            return own(other).minus(own(one));
        }

        private static Duration own(@Nullable Sum sum) {
            return sum == null ? Duration.ZERO : sum.own();
        }
    }

    /** @param own time without that of parts */
    public record Sum(int count, Duration own, Duration onPath, int failures) {

        private static Sum of(Step step) {
            return new Sum(1, step.own(), step.onPath(), step.span().failed() ? 1 : 0);
        }

        private Sum plus(Sum more) {
            return new Sum(count + more.count, own.plus(more.own), onPath.plus(more.onPath), failures + more.failures);
        }
    }

    private record Key(String service, String operation) implements Comparable<Key> {

        private static Key of(Step step) {
            return new Key(step.span().origin().service(), step.span().name());
        }

        @Override
        public int compareTo(Key key) {
            return Comparator.comparing(Key::service)
                    .thenComparing(Key::operation)
                    .compare(this, key);
        }
    }

    public static TraceComparison of(Waterfall one, Waterfall other) {
        var first = sums(one);
        var second = sums(other);
        var keys = new TreeMap<>(first);
        keys.putAll(second);
        var rows = keys.keySet().stream()
                .map(key -> new Row(key.service(), key.operation(), first.get(key), second.get(key)))
                .sorted(Comparator.comparing((Row row) -> row.difference().abs())
                        .reversed())
                .toList();
        return new TraceComparison(one, other, rows);
    }

    private static TreeMap<Key, Sum> sums(Waterfall waterfall) {
        var sums = new TreeMap<Key, Sum>();
        waterfall.steps().forEach(step -> sums.merge(Key.of(step), Sum.of(step), Sum::plus));
        return sums;
    }
}
