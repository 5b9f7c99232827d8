package dev.quarterdeck.signals.objective.web;

import static java.util.stream.Collectors.joining;

import dev.quarterdeck.signals.TimeRange;
import dev.quarterdeck.signals.objective.BudgetHistory.Burnt;
import dev.quarterdeck.signals.objective.BudgetHistory.Point;
import dev.quarterdeck.signals.objective.Correction;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was left of a budget over its window, as a drawing of 1100 by 188.
 *
 * @param lines each of points that follow one another; a gap where nothing had counted
 * @param zero where nothing is left
 * @param hold where releases are held; null if they never are
 * @param words for whoever cannot see it
 */
public record BudgetChart(
        List<String> lines,
        List<Level> levels,
        double zero,
        @Nullable Double hold,
        List<Mark> marks,
        List<Band> bands,
        List<Tick> ticks,
        String words) {

    private static final double LEFT = 46;
    private static final double RIGHT = 1086;
    private static final double TOP = 14;
    private static final double BOTTOM = 164;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final int TICKS = 5;

    public record Level(double y, String label) {}

    public record Mark(double x, String letter) {}

    public record Band(double x, double width) {}

    public record Tick(double x, String label) {}

    static BudgetChart of(List<Point> points, List<Burnt> burnt, List<Correction> corrections, @Nullable Double hold) {
        var lowest = points.stream()
                .map(Point::budget)
                .mapToDouble(budget -> budget == null ? 0 : budget)
                .min()
                .orElse(0);
        var range = new TimeRange(points.getFirst().at(), points.getLast().at());
        // far below nothing is as bad as any
        var scale = new Scale(range, Math.max(-1, Math.min(0, Math.floor(lowest * 4) / 4)));
        return new BudgetChart(
                lines(points, scale),
                scale.levels(),
                scale.y(0),
                hold == null || hold == 0 ? null : Double.valueOf(scale.y(hold)),
                marks(burnt, scale),
                corrections.stream()
                        .filter(correction -> correction.state() == Correction.State.AGREED)
                        .map(correction -> scale.band(correction.begin(), correction.end()))
                        .filter(band -> band.width() > 0)
                        .toList(),
                ticks(range, scale),
                words(points));
    }

    private record Scale(TimeRange range, double low) {

        double x(Instant at) {
            var share = (at.toEpochMilli() - range.from().toEpochMilli())
                    / (double) range.length().toMillis();
            return round(LEFT + (RIGHT - LEFT) * Math.clamp(share, 0, 1));
        }

        double y(double budget) {
            return round(TOP + (BOTTOM - TOP) * (1 - (Math.max(low, budget) - low) / (1 - low)));
        }

        Band band(Instant from, Instant to) {
            return new Band(x(from), Math.max(0, round(x(to) - x(from))));
        }

        List<Level> levels() {
            var levels = new ArrayList<Level>();
            for (var level = 1.0; level >= low; level -= 0.5) {
                levels.add(new Level(y(level), Math.round(level * 100) + " %"));
            }
            return levels;
        }

        private static double round(double number) {
            return Math.round(number * 10) / 10.0;
        }
    }

    private static List<String> lines(List<Point> points, Scale scale) {
        var lines = new ArrayList<List<String>>();
        var open = false;
        for (var point : points) {
            var budget = point.budget();
            if (budget == null) {
                open = false;
                continue;
            }
            if (!open) {
                lines.add(new ArrayList<>());
                open = true;
            }
            lines.getLast().add(scale.x(point.at()) + "," + scale.y(budget));
        }
        return lines.stream().map(line -> line.stream().collect(joining(" "))).toList();
    }

    private static List<Mark> marks(List<Burnt> burnt, Scale scale) {
        var marks = new ArrayList<Mark>();
        for (var one : burnt) {
            var change = one.change();
            if (change != null && !change.at().isBefore(scale.range().from())) {
                marks.add(new Mark(scale.x(change.at()), change.letter()));
            }
        }
        return marks;
    }

    private static List<Tick> ticks(TimeRange range, Scale scale) {
        var format = range.length().toHours() > 48 ? DAY : HOUR;
        var ticks = new ArrayList<Tick>();
        for (var tick = 0; tick < TICKS; tick++) {
            var at = range.from().plusSeconds(range.length().toSeconds() * tick / (TICKS - 1));
            ticks.add(new Tick(scale.x(at), format.format(at)));
        }
        return ticks;
    }

    private static String words(List<Point> points) {
        var first = points.stream()
                .map(Point::budget)
                .filter(budget -> budget != null)
                .findFirst();
        var last = points.isEmpty() ? null : points.getLast().budget();
        return "Budget left: %s at first, %s now".formatted(Figures.percent(first.orElse(null)), Figures.percent(last));
    }
}
