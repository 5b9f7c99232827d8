package dev.quarterdeck.connector.cluster;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Cluster} also implements if it may write down what is desired, for others to apply. Such a workload is
 * observed as the cluster has it, so under its earlier revision until they did.
 */
public interface WrittenDelivery {

    /** Whether workloads of {@code environment} are delivered so. */
    boolean writes(String environment);

    /** What is desired of a workload, or no longer, and the cluster does not show yet. Asks nobody. */
    Optional<Awaited> awaited(WorkloadId id);

    /** Writes nothing more until it is applied again: another portal sees to it from now on. */
    void leave();

    /**
     * @param repository where it is written
     * @param commit null while it is not
     * @param at when it was written; null likewise
     * @param application namespace and name of the Application of Argo CD that applies it; null if nobody said which
     * @param problem why it is not written, or not applied, for a person to read; null if nothing stands in the way
     */
    record Awaited(
            String repository,
            String branch,
            @Nullable String commit,
            @Nullable Instant at,
            @Nullable String application,
            @Nullable String problem) {

        /** How far it is, without the problem. */
        public String sentence() {
            if (commit == null) {
                return "Not in Git yet.";
            }
            var written = "Committed as %s".formatted(commit.substring(0, Math.min(7, commit.length())));
            return application == null
                    ? "%s, waiting for Argo CD to apply it.".formatted(written)
                    : "%s, waiting for Argo CD to sync %s.".formatted(written, application);
        }
    }
}
