package dev.quarterdeck.catalog.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who has the catalog changed, when and to what.
 *
 * @param state of the source that it is changed to, such as a commit; null if the source has no name for it
 */
record Change(String actor, Instant at, @Nullable String state) {}
