package dev.quarterdeck.catalog.source;

import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param since when its source no longer describes it */
public record Orphan(EntityRef ref, @Nullable String title, String file, Instant since) {}
