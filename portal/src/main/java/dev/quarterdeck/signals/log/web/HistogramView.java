package dev.quarterdeck.signals.log.web;

import dev.quarterdeck.platform.web.Times;
import dev.quarterdeck.signals.log.LogHistogram;
import dev.quarterdeck.signals.log.LogHistogram.Bar;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Bars of lines over time, drawn in a box of {@value WIDTH} by {@value HEIGHT}.
 *
 * @param note how much it is about, and how far was looked
 * @param begin of the first bar, as it is written, and {@code end} of the last one
 */
public record HistogramView(List<Column> columns, String note, String begin, String end, String most) {

    static final int WIDTH = 720;
    static final int HEIGHT = 60;

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /**
     * @param address of the lines of that time
     * @param label for whoever does not see it
     */
    public record Column(String address, String label, String x, String width, List<Part> parts) {}

    public record Part(String css, String y, String height) {}

    static HistogramView of(LogHistogram histogram, Address address, Times times) {
        var bars = histogram.bars();
        var most = bars.stream().mapToLong(Bar::lines).max().orElse(0);
        var columns = new ArrayList<Column>();
        for (var i = 0; i < bars.size(); i++) {
            if (bars.get(i).lines() > 0) {
                columns.add(column(bars.get(i), i, bars.size(), most, histogram.step(), address));
            }
        }
        return new HistogramView(
                columns,
                note(histogram, times),
                bars.isEmpty() ? "" : written(bars.getFirst().at(), histogram.step()),
                bars.isEmpty() ? "" : written(bars.getLast().at().plus(histogram.step()), histogram.step()),
                "%,d".formatted(most));
    }

    private static Column column(Bar bar, int index, int count, long most, Duration step, Address address) {
        var width = (double) WIDTH / count;
        var parts = new ArrayList<Part>();
        var top = (double) HEIGHT;
        top = stack(parts, "is-error", bar.errors(), most, top);
        top = stack(parts, "is-warning", bar.warnings(), most, top);
        stack(parts, "is-other", bar.others(), most, top);
        var end = bar.at().plus(step);
        return new Column(
                address.with("from", bar.at()).with("to", end).toString(),
                "%s to %s: %s".formatted(written(bar.at(), step), written(end, step), words(bar)),
                number(index * width),
                number(Math.max(1, width - 1)),
                parts);
    }

    /** What is there at all is seen. */
    private static double stack(List<Part> parts, String css, long lines, long most, double top) {
        if (lines == 0) {
            return top;
        }
        var height = Math.max(2, (double) HEIGHT * lines / most);
        parts.add(new Part(css, number(Math.max(0, top - height)), number(height)));
        return top - height;
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    private static String written(Instant at, Duration step) {
        return (step.toSeconds() < 60 ? SECOND : MINUTE).format(at.atOffset(ZoneOffset.UTC));
    }

    private static String words(Bar bar) {
        var words = "%,d %s".formatted(bar.lines(), bar.lines() == 1 ? "line" : "lines");
        return bar.errors() + bar.warnings() == 0
                ? words
                : words
                        + ", of which %,d %s and %,d %s"
                                .formatted(
                                        bar.errors(),
                                        bar.errors() == 1 ? "error" : "errors",
                                        bar.warnings(),
                                        bar.warnings() == 1 ? "warning" : "warnings");
    }

    private static String note(LogHistogram histogram, Times times) {
        var all = histogram.bars().stream()
                .reduce(
                        new Bar(Instant.EPOCH, 0, 0, 0),
                        (one, other) -> new Bar(
                                one.at(),
                                one.errors() + other.errors(),
                                one.warnings() + other.warnings(),
                                one.others() + other.others()));
        var note = words(all);
        if (histogram.untimed() > 0) {
            note += "; %,d without a time are not counted".formatted(histogram.untimed());
        }
        var reached = histogram.reached();
        return reached == null
                ? note
                : note + "; looked at %s, as far as %s".formatted(Sizes.of(histogram.looked()), times.exact(reached));
    }
}
