package dev.quarterdeck.signals.web;

import dev.quarterdeck.signals.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One chart and the number above it.
 *
 * @param signals what it draws, by name
 * @param unit by which its axis is written: rate, ratio, seconds, cores, bytes, count, perMinute
 * @param value of the whole time, for people; a dash if nothing was measured
 */
public record ChartPanel(String title, List<String> signals, String unit, String value, String suffix, String note) {

    private static final String MISSING = "–";

    static List<ChartPanel> of(@Nullable Measure total) {
        var panels = new ArrayList<ChartPanel>();
        panels.add(new ChartPanel(
                "Rate", List.of("rate"), "rate", number(total, Measure::rate, 2), "req/s", "answered, without probes"));
        panels.add(new ChartPanel(
                "Errors",
                List.of("errorRatio"),
                "ratio",
                number(total, ChartPanel::errors, 2),
                "%",
                "answers of 500 and above"));
        panels.add(new ChartPanel(
                "Latency",
                List.of("p50", "p95", "p99"),
                "seconds",
                number(total, ChartPanel::p95, 0),
                "ms p95",
                "from buckets, of all requests together"));
        panels.add(new ChartPanel(
                "Processor",
                List.of("cores"),
                "cores",
                number(total, Measure::cores, 2),
                "cores",
                "of all replicas together"));
        panels.add(new ChartPanel(
                "Memory",
                List.of("memory"),
                "bytes",
                number(total, ChartPanel::memory, 0),
                "MiB at most",
                "resident, of all replicas together"));
        panels.add(new ChartPanel(
                "Database connections",
                List.of("poolUse"),
                "ratio",
                number(total, ChartPanel::pool, 0),
                "% of the pool at most",
                "in use when they were counted"));
        if (total != null) {
            total.counters().keySet().stream().sorted().forEach(counter -> panels.add(counter(counter, total)));
        }
        return panels;
    }

    private static @Nullable Double errors(Measure measure) {
        return times(measure.errorRatio(), 100);
    }

    private static @Nullable Double p95(Measure measure) {
        return times(measure.latency(0.95), 1_000);
    }

    private static @Nullable Double memory(Measure measure) {
        return times(measure.memory(), 1.0 / (1 << 20));
    }

    private static @Nullable Double pool(Measure measure) {
        return times(measure.poolUse(), 100);
    }

    private static @Nullable Double times(@Nullable Double number, double factor) {
        return number == null ? null : Double.valueOf(number * factor);
    }

    private static ChartPanel counter(String counter, Measure total) {
        var words = counter.replaceAll("_total$", "").replace('_', ' ');
        return new ChartPanel(
                words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1),
                List.of(counter),
                "perMinute",
                number(total, measure -> measure.perMinute(counter), 1),
                "per minute",
                counter);
    }

    private static String number(@Nullable Measure total, Function<Measure, @Nullable Double> signal, int digits) {
        var number = total == null ? null : signal.apply(total);
        return number == null ? MISSING : ("%,." + digits + "f").formatted(number);
    }
}
