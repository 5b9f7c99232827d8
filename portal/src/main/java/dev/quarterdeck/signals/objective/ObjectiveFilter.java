package dev.quarterdeck.signals.objective;

import org.jspecify.annotations.Nullable;

/**
 * What a list is narrowed to, as it stands in an address; what is missing or blank does not narrow.
 *
 * @param q part of a title, a name or a component
 * @param state word of a {@link Standing.State}
 */
public record ObjectiveFilter(
        @Nullable String q,
        @Nullable String state,
        @Nullable String owner,
        @Nullable String environment) {

    public static final ObjectiveFilter ALL = new ObjectiveFilter(null, null, null, null);

    @Nullable
    String text() {
        return filled(q);
    }

    /** @throws IllegalArgumentException if it is none */
    Standing.@Nullable State standing() {
        var word = filled(state);
        return word == null ? null : Standing.State.of(word);
    }

    @Nullable
    String team() {
        return filled(owner);
    }

    @Nullable
    String place() {
        return filled(environment);
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
