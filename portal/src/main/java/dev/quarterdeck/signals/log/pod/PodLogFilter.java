package dev.quarterdeck.signals.log.pod;

import dev.quarterdeck.signals.log.search.LogFilter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of pods are looked for.
 *
 * @param container by its name; null for those of all
 * @param previous of the runs before these, as after a crash
 * @param since how old lines may be; null for all that the nodes have
 * @param lines what they have to say, and how grave they have to be
 */
public record PodLogFilter(
        @Nullable String container,
        boolean previous,
        @Nullable Duration since,
        LogFilter lines) {

    boolean takes(String name) {
        return container == null || container.equals(name);
    }
}
