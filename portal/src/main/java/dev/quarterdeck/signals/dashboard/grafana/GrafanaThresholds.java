package dev.quarterdeck.signals.dashboard.grafana;

import dev.quarterdeck.signals.dashboard.panel.Threshold;
import dev.quarterdeck.signals.dashboard.panel.Threshold.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Thresholds as Grafana writes them: today as steps with a colour from a value on, of single numbers formerly as a text with
 * colours, of graphs formerly as a list with operators. What is red is a failure, what is orange or yellow a warning.
 */
final class GrafanaThresholds {

    private static final Pattern RGB = Pattern.compile("rgba?\\(\\s*(\\d+)\\s*,\\s*(\\d+)\\s*,\\s*(\\d+).*");
    private static final Pattern HEX = Pattern.compile("#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2}).*");

    private GrafanaThresholds() {}

    /** @param factor from the panel's unit to ours */
    static List<Threshold> of(JsonNode panel, double factor) {
        var modern = panel.path("fieldConfig").path("defaults").path("thresholds");
        if (modern.path("steps").isArray()
                && !modern.path("mode").asString("absolute").equals("percentage")) {
            var colours = new ArrayList<String>();
            var values = new ArrayList<Double>();
            modern.path("steps").forEach(step -> {
                colours.add(step.path("color").asString(""));
                if (step.path("value").isNumber() && colours.size() > 1) {
                    values.add(step.path("value").asDouble() * factor);
                }
            });
            return steps(colours, values);
        }
        var old = panel.path("thresholds");
        if (old.isString()) {
            var colours = new ArrayList<String>();
            panel.path("colors").forEach(colour -> colours.add(colour.asString("")));
            var values = new ArrayList<Double>();
            for (var value : old.asString().split(",")) {
                if (value.strip().matches("-?\\d+(\\.\\d+)?")) {
                    values.add(Double.parseDouble(value.strip()) * factor);
                }
            }
            return steps(colours, values);
        }
        return old.isArray() ? operators(old, factor) : List.of();
    }

    /** @param colours one more than values: the first one is that of what is below all of them */
    private static List<Threshold> steps(List<String> colours, List<Double> values) {
        if (colours.size() != values.size() + 1) {
            return List.of();
        }
        var below = level(colours.getFirst()) == Level.FAIL;
        var thresholds = new ArrayList<Threshold>();
        for (var i = 0; i < values.size(); i++) {
            var level = level(colours.get(below ? i : i + 1));
            if (level != null) {
                thresholds.add(new Threshold(values.get(i), below, level));
            }
        }
        return thresholds;
    }

    private static List<Threshold> operators(JsonNode old, double factor) {
        var thresholds = new ArrayList<Threshold>();
        old.forEach(one -> {
            if (one.path("value").isNumber()) {
                var level = one.path("colorMode").asString("").equals("warning") ? Level.WARN : Level.FAIL;
                var below = one.path("op").asString("gt").equals("lt");
                thresholds.add(new Threshold(one.path("value").asDouble() * factor, below, level));
            }
        });
        return thresholds;
    }

    /** Null of a colour that is no alarm. */
    private static @Nullable Level level(String colour) {
        if (colour.contains("red")) {
            return Level.FAIL;
        }
        if (colour.contains("orange") || colour.contains("yellow")) {
            return Level.WARN;
        }
        var rgb = RGB.matcher(colour);
        if (rgb.matches()) {
            return level(
                    Integer.parseInt(rgb.group(1)), Integer.parseInt(rgb.group(2)), Integer.parseInt(rgb.group(3)));
        }
        var hex = HEX.matcher(colour);
        return hex.matches()
                ? level(
                        Integer.parseInt(hex.group(1), 16),
                        Integer.parseInt(hex.group(2), 16),
                        Integer.parseInt(hex.group(3), 16))
                : null;
    }

    private static @Nullable Level level(int red, int green, int blue) {
        if (red > 2 * green && red > 2 * blue) {
            return Level.FAIL;
        }
        return red > 1.5 * blue && red >= green && green > blue ? Level.WARN : null;
    }
}
