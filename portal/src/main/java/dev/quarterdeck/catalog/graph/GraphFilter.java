package dev.quarterdeck.catalog.graph;

import dev.quarterdeck.catalog.RelationType;
import dev.quarterdeck.platform.Moments;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the neighbourhood to draw, as it stands in an address; what is missing gets its usual value.
 *
 * @param depth steps from the entity; 1 to 5
 * @param direction {@code both}, {@code uses} for what it needs, {@code users} for who would be hit
 * @param relation Backstage's words for the relations to follow
 * @param bySystem whether entities of one system are drawn as one
 * @param at a moment of the past, as {@link Moments} reads it
 */
public record GraphFilter(
        @Nullable Integer depth,
        @Nullable String direction,
        @Nullable List<String> relation,
        @Nullable Boolean bySystem,
        @Nullable String at) {

    static final int DEEPEST = 5;

    private static final int USUAL = 2;

    private static final Set<RelationType> USUALLY =
            EnumSet.of(RelationType.DEPENDS_ON, RelationType.PROVIDES_API, RelationType.CONSUMES_API);

    public int steps() {
        return depth == null ? USUAL : Math.clamp(depth, 1, DEEPEST);
    }

    /** @throws IllegalArgumentException if it is none */
    public Direction way() {
        return direction == null ? Direction.BOTH : Direction.of(direction);
    }

    /** @throws IllegalArgumentException if one is none */
    public Set<RelationType> types() {
        return relation == null || relation.isEmpty()
                ? USUALLY
                : EnumSet.copyOf(relation.stream().map(RelationType::of).toList());
    }

    /**
     * Null for now.
     *
     * @throws IllegalArgumentException if it is none
     */
    public @Nullable Instant moment() {
        return Moments.ofNullable(at);
    }

    public boolean drawsSystems() {
        return bySystem != null && bySystem;
    }

    public enum Direction {
        BOTH,
        USES,
        USERS;

        static Direction of(String word) {
            return Arrays.stream(values())
                    .filter(direction -> direction.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "A direction is both, uses or users, not '%s'".formatted(word)));
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
