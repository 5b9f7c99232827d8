package dev.quarterdeck.connector.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one container of a pod wrote last, oldest first.
 *
 * @param missing why nothing can be read, in the cluster's words; null if it can
 */
public record ContainerLog(List<Line> lines, @Nullable String missing) {

    public ContainerLog {
        lines = List.copyOf(lines);
    }

    /** @param at when it was written, as the node noted */
    public record Line(Instant at, String text) {}

    /**
     * Which lines are asked for.
     *
     * @param previous of the container's run before this one
     * @param since how old they may be; null for all that the node has
     * @param most the newest so many
     */
    public record Question(
            ObjectId pod,
            String container,
            boolean previous,
            @Nullable Duration since,
            int most) {}
}
