package dev.quarterdeck.catalog.scorecard;

import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which results of a scorecard are asked for.
 *
 * @param level null for all
 * @param owner null for all
 * @param at a moment of the past; null for now
 */
public record ResultFilter(
        @Nullable Level level,
        @Nullable EntityRef owner,
        @Nullable Instant at) {

    public static final ResultFilter ALL = new ResultFilter(null, null, null);
}
