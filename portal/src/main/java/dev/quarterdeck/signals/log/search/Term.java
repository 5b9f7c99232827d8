package dev.quarterdeck.signals.log.search;

import java.util.regex.Pattern;

/** One condition of a {@link LogQuery}. */
public sealed interface Term {

    /** Somewhere in the line, in any case. */
    record Phrase(String text, Pattern pattern) implements Term {

        static Phrase of(String text) {
            return new Phrase(text, Pattern.compile(text, Pattern.LITERAL | Pattern.CASE_INSENSITIVE));
        }
    }

    /** Nowhere in the line. */
    record Without(Phrase phrase) implements Term {}

    /** Somewhere in the line. */
    record Regex(Pattern pattern) implements Term {}

    /** @param equal whether the field has to have the value, or must not */
    record Field(String name, String value, boolean equal) implements Term {}
}
