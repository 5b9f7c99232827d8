package dev.quarterdeck.catalog.history;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an entity was for a while.
 *
 * @param number from 1
 * @param until null while it still is
 * @param changedBy who had the catalog changed to it
 * @param state of the source that it was read from, such as a commit; null if the source names none
 * @param removedBy null unless the entity was removed after it
 * @param changes from the version before; empty for the first
 */
public record EntityVersion(
        int number,
        Instant since,
        @Nullable Instant until,
        String changedBy,
        @Nullable String state,
        @Nullable String removedBy,
        String yaml,
        List<FieldChange> changes) {

    public EntityVersion {
        changes = List.copyOf(changes);
    }
}
