package dev.quarterdeck.connector.cluster;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@link Cluster} also implements if others may change what it applies. */
public interface SharedObjects {

    /**
     * What {@link Cluster#apply} would change, found by a dry run: nothing is changed. Values of secrets are left out.
     *
     * @throws ApplyConflict if it would be refused
     * @throws dev.quarterdeck.connector.SourceUnavailable if the cluster cannot be reached
     */
    List<Change> preview(Workload workload);

    /**
     * As {@link Cluster#apply}, and takes back what others changed. For whoever said yes to that.
     *
     * @throws dev.quarterdeck.connector.SourceUnavailable if the cluster cannot be reached
     */
    void applyOver(Workload workload);

    /** What others changed of what was applied, as far as the cluster has told; empty if nothing. */
    List<Drift> drift(WorkloadId id);

    /**
     * @param object its kind and name
     * @param from null for a field that is not there yet
     * @param to null for a field that is removed
     */
    record Change(
            String object,
            String field,
            @Nullable String from,
            @Nullable String to) {}

    /**
     * A field that is not as it was applied.
     *
     * @param object its kind and name
     * @param wanted null if nothing was applied there
     * @param found null if nothing is there any more
     * @param manager as the cluster knows whoever set it; null if it does not know
     * @param at when they did
     */
    record Drift(
            String object,
            String field,
            @Nullable String wanted,
            @Nullable String found,
            @Nullable String manager,
            @Nullable Instant at) {}
}
