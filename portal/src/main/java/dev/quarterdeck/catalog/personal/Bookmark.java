package dev.quarterdeck.catalog.personal;

import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entity that somebody starred or visited.
 *
 * @param at when they did so last
 */
public record Bookmark(
        EntityRef ref,
        @Nullable String title,
        @Nullable String type,
        @Nullable EntityRef owner,
        Instant at) {}
