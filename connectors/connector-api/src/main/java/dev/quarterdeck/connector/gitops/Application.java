package dev.quarterdeck.connector.gitops;

import dev.quarterdeck.connector.inventory.Health;
import dev.quarterdeck.connector.inventory.Inventory.Condition;
import dev.quarterdeck.connector.inventory.ObjectId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An Application of Argo CD, in Argo CD's own words.
 *
 * @param here whether what it makes is in the cluster that it is itself in
 * @param sync Synced, OutOfSync or Unknown
 * @param revisions one for each source; empty if it was never compared
 * @param automation null if nothing is synced by itself
 * @param operation the last one; null if there was none yet
 * @param requested whether an operation is asked for and not over
 * @param refreshing whether it is asked to look again, and has not yet
 * @param resources as of its last look
 * @param history newest first
 * @param comparedAt when Argo CD looked last; null if it never did
 */
public record Application(
        ObjectId id,
        String project,
        List<Source> sources,
        Destination destination,
        boolean here,
        String sync,
        List<String> revisions,
        Health health,
        @Nullable Automation automation,
        @Nullable Operation operation,
        boolean requested,
        boolean refreshing,
        List<Condition> conditions,
        List<Resource> resources,
        List<Entry> history,
        @Nullable Instant comparedAt) {

    public Application {
        sources = List.copyOf(sources);
        revisions = List.copyOf(revisions);
        conditions = List.copyOf(conditions);
        resources = List.copyOf(resources);
        history = List.copyOf(history);
    }

    /**
     * @param path in the repository; null of a chart
     * @param chart null of a path
     * @param target the branch, tag, commit or version that it follows
     */
    public record Source(
            String repository,
            @Nullable String path,
            @Nullable String chart,
            String target) {}

    /**
     * @param cluster its address, or its name in Argo CD
     * @param namespace empty if each object says its own
     */
    public record Destination(String cluster, String namespace) {}

    /** @param selfHeal whether what others change is put back */
    public record Automation(boolean prune, boolean selfHeal) {}

    /**
     * @param phase Running, Terminating, Succeeded, Failed or Error
     * @param message empty if there is none
     * @param by whoever asked for it; null if it began by itself
     * @param reason that they gave; null if none
     * @param begun as it is written, by which operations are told apart
     * @param endedAt null while it runs
     */
    public record Operation(
            String phase,
            String message,
            @Nullable String by,
            @Nullable String reason,
            String revision,
            boolean dryRun,
            String begun,
            @Nullable Instant begunAt,
            @Nullable Instant endedAt,
            List<Result> results) {

        public Operation {
            results = List.copyOf(results);
        }

        public boolean isRunning() {
            return phase.equals("Running") || phase.equals("Terminating");
        }
    }

    /** @param status Synced, SyncFailed, Pruned, PruneSkipped, or the phase of a hook */
    public record Result(String kind, String namespace, String name, String status, String message) {}

    /**
     * @param sync Synced, OutOfSync or Unknown; empty of a hook
     * @param health null if Argo CD does not say
     * @param prune whether Git no longer has it
     */
    public record Resource(
            String group,
            String kind,
            String namespace,
            String name,
            String sync,
            @Nullable Health health,
            boolean prune,
            boolean hook) {}

    /** @param by whoever asked for it; null if it began by itself, or nobody says */
    public record Entry(
            long id,
            List<String> revisions,
            @Nullable Instant deployedAt,
            @Nullable String by) {

        public Entry {
            revisions = List.copyOf(revisions);
        }
    }
}
