package dev.quarterdeck.signals.dashboard.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Draws how a number went, in a line of 120 by 28. */
final class Trend {

    private static final double WIDTH = 120;
    private static final double HEIGHT = 28;
    private static final double EDGE = 2;

    private Trend() {}

    /** Empty with less than two numbers; what was not measured is passed over. */
    static String points(List<@Nullable Double> values) {
        var most = values.stream()
                .mapToDouble(value -> value == null ? 0 : value)
                .max()
                .orElse(0);
        var least = Math.min(
                0,
                values.stream()
                        .mapToDouble(value -> value == null ? 0 : value)
                        .min()
                        .orElse(0));
        var points = new ArrayList<String>();
        for (var i = 0; i < values.size(); i++) {
            var value = values.get(i);
            if (value != null) {
                var height = most > least ? (value - least) / (most - least) : 0;
                points.add(String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        WIDTH * i / Math.max(1, values.size() - 1),
                        HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * height));
            }
        }
        return points.size() < 2 ? "" : String.join(" ", points);
    }
}
