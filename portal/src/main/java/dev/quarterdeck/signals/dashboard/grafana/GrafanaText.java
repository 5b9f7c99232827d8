package dev.quarterdeck.signals.dashboard.grafana;

import java.util.regex.Pattern;

/** Texts of Grafana's. */
final class GrafanaText {

    private static final Pattern OLD = Pattern.compile("\\[\\[([a-zA-Z_]\\w*)(?::\\w+)?]]");

    private GrafanaText() {}

    /** With variables as they are written today: {@code [[name]]} is <code>${name}</code>. */
    static String variables(String text) {
        return OLD.matcher(text).replaceAll("\\${$1}");
    }
}
