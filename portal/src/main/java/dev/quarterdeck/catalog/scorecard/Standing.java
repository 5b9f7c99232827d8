package dev.quarterdeck.catalog.scorecard;

import dev.quarterdeck.platform.EntityRef;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the entities of an owner, or of a system, stand by a scorecard.
 *
 * @param of null for those that have none
 * @param score the mean, in percent
 */
public record Standing(@Nullable EntityRef of, Map<Level, Integer> entities, int score) {

    public Standing {
        entities = Map.copyOf(entities);
    }

    public int having(Level level) {
        return entities.getOrDefault(level, 0);
    }

    public int total() {
        return entities.values().stream().mapToInt(Integer::intValue).sum();
    }
}
