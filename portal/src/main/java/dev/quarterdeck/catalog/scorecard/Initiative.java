package dev.quarterdeck.catalog.scorecard;

import dev.quarterdeck.platform.EntityRef;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A level that entities are to reach by a day.
 *
 * @param owner whose entities; null for everybody's
 * @param endsOn the last day
 * @param reached how many of {@code entities} have the level
 */
public record Initiative(
        long id,
        String title,
        Level level,
        @Nullable EntityRef owner,
        LocalDate endsOn,
        String createdBy,
        int reached,
        int entities) {

    public boolean isReached() {
        return reached == entities;
    }
}
