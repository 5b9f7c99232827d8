package dev.quarterdeck.signals.dashboard.panel;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Something that whoever looks at a dashboard chooses.
 *
 * @param name by which it stands in texts, as {@code $name} or <code>${name}</code>
 * @param usual value without a choice; empty for all
 */
public record Variable(String name, String label, Kind kind, String usual) {

    static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,39}");

    public enum Kind {
        ENVIRONMENT,
        COMPONENT,
        SYSTEM,
        TEXT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException if it is none */
        public static Kind of(String word) {
            return Words.of(values(), Kind::word, word);
        }
    }

    public Variable {
        label = label.isBlank() ? name : label.strip();
        usual = usual.strip();
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name: '%s' is not of letters, digits and _".formatted(name));
        }
        if (name.startsWith("__")) {
            throw new IllegalArgumentException("name: what begins with __ has a meaning already");
        }
    }

    public static Variable environment(String usual) {
        return new Variable("environment", "Environment", Kind.ENVIRONMENT, usual);
    }
}
