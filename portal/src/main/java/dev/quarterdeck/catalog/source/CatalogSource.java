package dev.quarterdeck.catalog.source;

import dev.quarterdeck.catalog.SourceKind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A place that descriptors are read from, and what came of it.
 *
 * @param branch null for the main one
 * @param every how often it is looked at
 * @param readAt when what the catalog shows of it was read; null if it never was
 * @param added by the reading at {@code readAt}, as are {@code changed} and {@code orphaned}
 * @param failure why it could not be read since {@code failedAt}; null if it can
 */
public record CatalogSource(
        SourceId id,
        SourceKind kind,
        String location,
        @Nullable String branch,
        String pathPattern,
        Duration every,
        @Nullable String fingerprint,
        @Nullable Instant readAt,
        int added,
        int changed,
        int orphaned,
        @Nullable String failure,
        @Nullable Instant failedAt) {}
