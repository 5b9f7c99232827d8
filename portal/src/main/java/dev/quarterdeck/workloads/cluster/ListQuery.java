package dev.quarterdeck.workloads.cluster;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param text that names hold, in whatever case; null for any
 * @param after where the page begins, as the page before it says; null for the first
 */
public record ListQuery(@Nullable String text, @Nullable String after) {

    public ListQuery {
        text = given(text);
        after = given(after);
    }

    private static @Nullable String given(@Nullable String field) {
        return field == null || field.isBlank() ? null : field.strip();
    }

    public boolean takes(String name) {
        return text == null || name.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }
}
