package dev.quarterdeck.signals.dashboard.web;

import dev.quarterdeck.signals.dashboard.panel.Unit;
import dev.quarterdeck.signals.dashboard.reading.Answer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Requests by time and by how long they took, as a drawing of 760 by 190.
 *
 * @param levels the bounds of the buckets
 * @param words for whoever cannot see it
 */
public record HeatDrawing(List<Cell> cells, List<Label> levels, List<Label> ticks, String words) {

    private static final double LEFT = 60;
    private static final double RIGHT = 752;
    private static final double TOP = 6;
    private static final double BOTTOM = 168;
    private static final int TICKS = 5;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /** @param opacity by the share of a moment's requests */
    public record Cell(double x, double y, double width, double height, double opacity) {}

    public record Label(double x, double y, String text) {}

    static HeatDrawing of(Answer.Heat heat) {
        var used = used(heat);
        var height = (BOTTOM - TOP) / used.size();
        var width = (RIGHT - LEFT) / heat.at().size();
        var cells = new ArrayList<Cell>();
        for (var i = 0; i < heat.at().size(); i++) {
            var counts = heat.counts().get(i);
            if (counts != null) {
                cells(cells, counts, used, round(LEFT + i * width), width, height);
            }
        }
        return new HeatDrawing(cells, levels(heat, used, height), ticks(heat), words(heat, used));
    }

    /** Buckets from the first to the last in which anything was; the rest would be empty space. */
    private static List<Integer> used(Answer.Heat heat) {
        var lowest = Integer.MAX_VALUE;
        var highest = 0;
        for (var counts : heat.counts()) {
            for (var bucket = 0; counts != null && bucket < counts.size(); bucket++) {
                if (counts.get(bucket) > 0) {
                    lowest = Math.min(lowest, bucket);
                    highest = Math.max(highest, bucket);
                }
            }
        }
        var used = new ArrayList<Integer>();
        for (var bucket = Math.min(lowest, highest); bucket <= highest; bucket++) {
            used.add(bucket);
        }
        return used;
    }

    private static void cells(
            List<Cell> cells, List<Double> counts, List<Integer> used, double x, double width, double height) {
        var all = counts.stream().mapToDouble(count -> count).sum();
        for (var row = 0; row < used.size(); row++) {
            var count = counts.get(used.get(row));
            if (count > 0 && all > 0) {
                var y = round(BOTTOM - (row + 1) * height);
                cells.add(new Cell(x, y, round(width), round(height), shade(count / all)));
            }
        }
    }

    /** A single slow request among many has to be seen. */
    private static double shade(double share) {
        return Math.round((0.12 + 0.88 * Math.sqrt(share)) * 100) / 100.0;
    }

    private static List<Label> levels(Answer.Heat heat, List<Integer> used, double height) {
        var every = Math.max(1, used.size() / 6);
        var labels = new ArrayList<Label>();
        for (var row = 0; row < used.size(); row += every) {
            labels.add(new Label(LEFT - 6, round(BOTTOM - row * height - height / 2 + 4), bound(heat, used.get(row))));
        }
        return labels;
    }

    private static String bound(Answer.Heat heat, int bucket) {
        var bounds = heat.bounds();
        return bucket < bounds.size()
                ? "≤ " + Unit.SECONDS.write(bounds.get(bucket))
                : "> " + Unit.SECONDS.write(bounds.getLast());
    }

    private static List<Label> ticks(Answer.Heat heat) {
        var from = heat.at().getFirst();
        var length = heat.step().multipliedBy(heat.at().size());
        var format = length.toHours() > 48 ? DAY : HOUR;
        var ticks = new ArrayList<Label>();
        for (var tick = 0; tick < TICKS; tick++) {
            Instant at = from.plusSeconds(length.toSeconds() * tick / (TICKS - 1));
            ticks.add(new Label(round(LEFT + (RIGHT - LEFT) * tick / (TICKS - 1)), 184, format.format(at)));
        }
        return ticks;
    }

    private static String words(Answer.Heat heat, List<Integer> used) {
        return "Requests by how long they took: from %s to %s"
                .formatted(bound(heat, used.getFirst()), bound(heat, used.getLast()));
    }

    private static double round(double number) {
        return Math.round(number * 10) / 10.0;
    }
}
