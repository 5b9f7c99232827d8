package dev.quarterdeck.signals.objective;

import java.time.Duration;
import java.util.regex.Pattern;

/** Reads times as people and OpenSLO write them. */
public final class Times {

    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?) ?(ms|s|m)");

    private Times() {}

    /** @throws IllegalArgumentException unless it is one such as {@code 300ms} or {@code 1.5s} */
    public static Duration parse(String text) {
        var parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("'%s' is not a time such as 300ms or 1.5s".formatted(text));
        }
        var amount = Double.parseDouble(parts.group(1));
        var millis = switch (parts.group(2)) {
            case "ms" -> amount;
            case "s" -> amount * 1_000;
            default -> amount * 60_000;
        };
        return Duration.ofMillis(Math.round(millis));
    }
}
