package dev.quarterdeck.signals.scrape;

import java.util.HashMap;
import java.util.Map;

/**
 * One line of the Prometheus text exposition format, version 0.0.4.
 *
 * @param value may be infinite or no number
 */
record MetricLine(String name, Map<String, String> labels, double value) {

    MetricLine {
        labels = Map.copyOf(labels);
    }

    /** The name alone, which is enough to pass over a line that nobody asks for; empty for comments and blank lines. */
    static String nameOf(String line) {
        if (line.isEmpty() || line.charAt(0) == '#') {
            return "";
        }
        var end = 0;
        while (end < line.length() && line.charAt(end) != '{' && line.charAt(end) != ' ' && line.charAt(end) != '\t') {
            end++;
        }
        return line.substring(0, end);
    }

    /** @throws IllegalArgumentException if it is none */
    static MetricLine of(String line) {
        var name = nameOf(line);
        var labels = new HashMap<String, String>();
        var at = name.length();
        if (at < line.length() && line.charAt(at) == '{') {
            at = readLabels(line, at + 1, labels);
        }
        var value = line.substring(at).strip();
        var end = value.indexOf(' ');
        return new MetricLine(name, labels, number(end < 0 ? value : value.substring(0, end), line));
    }

    /** @return where the text after the closing brace begins */
    private static int readLabels(String line, int from, Map<String, String> labels) {
        var at = from;
        while (at < line.length() && line.charAt(at) != '}') {
            var equal = line.indexOf("=\"", at);
            if (equal < 0) {
                throw new IllegalArgumentException("A label without a value: " + line);
            }
            var text = new StringBuilder();
            var end = readValue(line, equal + 2, text);
            labels.put(line.substring(at, equal).strip(), text.toString());
            at = end;
            while (at < line.length() && (line.charAt(at) == ',' || line.charAt(at) == ' ')) {
                at++;
            }
        }
        if (at >= line.length()) {
            throw new IllegalArgumentException("Labels that do not end: " + line);
        }
        return at + 1;
    }

    /** @return where the text after the closing quote begins */
    private static int readValue(String line, int from, StringBuilder text) {
        for (var at = from; at < line.length(); at++) {
            var c = line.charAt(at);
            if (c == '"') {
                return at + 1;
            }
            if (c == '\\' && at + 1 < line.length()) {
                at++;
                text.append(line.charAt(at) == 'n' ? '\n' : line.charAt(at));
            } else {
                text.append(c);
            }
        }
        throw new IllegalArgumentException("A value that does not end: " + line);
    }

    private static double number(String text, String line) {
        return switch (text) {
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            case "NaN" -> Double.NaN;
            default -> {
                try {
                    yield Double.parseDouble(text);
                } catch (NumberFormatException e) {
                    throw new IllegalArgumentException("'%s' is no number: %s".formatted(text, line), e);
                }
            }
        };
    }
}
