package dev.quarterdeck.search;

import dev.quarterdeck.platform.EntityRef;
import org.jspecify.annotations.Nullable;

/**
 * An entity that was found.
 *
 * @param owner an entity reference as its descriptor says
 */
public record EntityHit(
        EntityRef ref,
        @Nullable String title,
        @Nullable String type,
        @Nullable String owner) {}
