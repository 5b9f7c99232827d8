package dev.quarterdeck.signals.log.pod;

import dev.quarterdeck.signals.log.entry.LogEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest lines of the pods of an object.
 *
 * @param entries oldest first, each with when its node noted it if it says no time itself; replicas are pods,
 *     or pod/container where a pod has several
 * @param looked how many lines were read to find them
 * @param missing of which container nothing could be read, and why, in sentences
 * @param left how many containers were not asked, since there are so many
 * @param silence why the cluster said nothing at all; null if it did
 */
public record PodLog(
        List<LogEntry> entries,
        int looked,
        List<String> missing,
        int left,
        @Nullable String silence) {

    public PodLog {
        entries = List.copyOf(entries);
        missing = List.copyOf(missing);
    }
}
