package dev.quarterdeck.signals.log.entry;

import java.util.regex.Pattern;

/** Tells the lines that belong to the one before them. */
final class Continuation {

    private static final Pattern TRACE = Pattern.compile(
            "Caused by: .*|Suppressed: .*|(?:[a-z_$][\\w$]*\\.)+[A-Z][\\w$]*(?:Exception|Error|Throwable)\\b.*");

    private Continuation() {}

    static boolean is(String text) {
        if (text.isEmpty()) {
            return false;
        }
        var first = text.charAt(0);
        if (first == ' ' || first == '\t') {
            return true;
        }
        // most lines begin with an object or a year, and are not worth more of a look
        return first != '{' && !Character.isDigit(first) && TRACE.matcher(text).matches();
    }
}
