package dev.quarterdeck.signals.trace.web;

import dev.quarterdeck.connector.trace.TraceSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Traces by when they began and how long they took, drawn on {@value #WIDTH} by {@value #HEIGHT}.
 *
 * @param words what it shows, for those who do not see it
 */
public record Scatter(List<Point> points, List<Tick> levels, List<Tick> moments, String words) {

    static final int WIDTH = 1100;
    static final int HEIGHT = 150;

    private static final int LEFT = 60;
    private static final int RIGHT = 1090;
    private static final int TOP = 10;
    private static final int BOTTOM = 128;
    private static final int LEVELS = 3;
    private static final int MOMENTS = 5;

    public record Point(String x, String y, boolean failed, String traceId, String title) {}

    public record Tick(int at, String label) {}

    static Scatter of(List<TraceSummary> traces, Instant from, Instant to) {
        var most = traces.stream()
                .map(trace -> trace.found().duration())
                .max(Duration::compareTo)
                .orElse(Duration.ofMillis(1));
        var length = Math.max(1, Duration.between(from, to).toMillis());
        var points = traces.stream()
                .map(trace -> point(
                        trace,
                        (double) Duration.between(from, trace.found().start()).toMillis() / length,
                        (double) trace.found().duration().toNanos() / Math.max(1, most.toNanos())))
                .toList();
        return new Scatter(
                points,
                IntStream.rangeClosed(0, LEVELS)
                        .mapToObj(i -> new Tick(
                                BOTTOM - i * (BOTTOM - TOP) / LEVELS,
                                Took.of(most.multipliedBy(i).dividedBy(LEVELS))))
                        .toList(),
                moments(from, length),
                "%d traces, the slowest took %s".formatted(traces.size(), Took.of(most)));
    }

    private static Point point(TraceSummary trace, double x, double y) {
        return new Point(
                String.format(Locale.ROOT, "%.1f", LEFT + Math.clamp(x, 0, 1) * (RIGHT - LEFT)),
                String.format(Locale.ROOT, "%.1f", BOTTOM - y * (BOTTOM - TOP)),
                trace.failures() > 0,
                trace.traceId(),
                "%s, %s".formatted(trace.found().name(), Took.of(trace.found().duration())));
    }

    private static List<Tick> moments(Instant from, long length) {
        var form = DateTimeFormatter.ofPattern(length > 86_400_000 ? "d MMM HH:mm" : "HH:mm:ss", Locale.ROOT)
                .withZone(ZoneOffset.UTC);
        return IntStream.range(0, MOMENTS)
                .mapToObj(i -> new Tick(
                        LEFT + i * (RIGHT - LEFT) / (MOMENTS - 1),
                        form.format(from.plusMillis(length * i / (MOMENTS - 1)))))
                .toList();
    }
}
