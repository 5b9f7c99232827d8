package dev.quarterdeck.catalog.listing;

import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entity in a list.
 *
 * @param inProduction the version that is to run in production; null if none is, and in lists of the past
 * @param orphanedAt since when its source no longer describes it; null while it does
 */
public record CatalogRow(
        EntityRef ref,
        @Nullable String title,
        @Nullable String description,
        @Nullable String type,
        @Nullable String lifecycle,
        @Nullable EntityRef owner,
        @Nullable EntityRef system,
        @Nullable String inProduction,
        Instant changedAt,
        @Nullable Instant orphanedAt) {}
