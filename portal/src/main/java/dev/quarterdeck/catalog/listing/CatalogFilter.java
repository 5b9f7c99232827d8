package dev.quarterdeck.catalog.listing;

import dev.quarterdeck.platform.Moments;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which entities to list; of several values any will do, and what is empty or null does not narrow.
 *
 * @param owner full references, or {@link #NOBODY}
 * @param system a full reference
 * @param level of a scorecard, such as {@code scorecard:default/production-readiness:gold}
 * @param at a moment of the past, such as {@code 2026-03-17T14:32:00Z}; null for now
 * @param q part of a name, title, tag or description; one or two letters are the beginning of a name
 */
public record CatalogFilter(
        List<String> kind,
        List<String> type,
        List<String> lifecycle,
        List<String> owner,
        @Nullable String system,
        @Nullable String tag,
        List<String> level,
        @Nullable String q,
        @Nullable String at) {

    /** In the place of an owner: what could have one and has none. */
    public static final String NOBODY = "nobody";

    /** Shorter texts are in nearly every name, and no index finds them. */
    private static final int WORD = 3;

    @SuppressWarnings("NullAway") // a list whose parameter is missing is bound as null
    public CatalogFilter {
        kind = given(kind).stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        type = given(type);
        lifecycle = given(lifecycle);
        owner = given(owner);
        level = given(level);
        system = blankToNull(system);
        tag = blankToNull(tag);
        q = blankToNull(q);
        at = blankToNull(at);
    }

    private static List<String> given(@Nullable List<String> values) {
        return values == null
                ? List.of()
                : values.stream().filter(value -> !value.isBlank()).distinct().toList();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    public boolean isEmpty() {
        return kind.isEmpty()
                && type.isEmpty()
                && lifecycle.isEmpty()
                && owner.isEmpty()
                && system == null
                && tag == null
                && level.isEmpty()
                && q == null;
    }

    /** The same, of components only. */
    public CatalogFilter ofComponents() {
        return new CatalogFilter(List.of("component"), type, lifecycle, owner, system, tag, level, q, at);
    }

    /** The same, of these owners only. */
    public CatalogFilter ownedBy(List<String> owners) {
        return new CatalogFilter(kind, type, lifecycle, owners, system, tag, level, q, at);
    }

    /**
     * The moment of the past that is asked for; null for now.
     *
     * @throws IllegalArgumentException if it is none
     */
    public @Nullable Instant moment() {
        return at == null ? null : Moments.of(at);
    }

    /** The same, of whatever system. */
    CatalogFilter ofAnySystem() {
        return new CatalogFilter(kind, type, lifecycle, owner, null, tag, level, q, at);
    }

    /** The same, of whatever level. */
    CatalogFilter ofAnyLevel() {
        return new CatalogFilter(kind, type, lifecycle, owner, system, tag, List.of(), q, at);
    }

    boolean namesBeginning() {
        return q != null && q.length() < WORD;
    }
}
