package dev.quarterdeck.connector.cluster;

import java.util.Map;

/** What a {@link Cluster} also implements if it can serve two revisions of a workload side by side. */
public interface TrafficSplitting {

    /**
     * Runs {@code workload} beside what is applied under the same id. It gets no traffic until {@link #split} gives it
     * some. Calling it again with an equal workload changes nothing.
     */
    void applyBeside(Workload workload);

    /**
     * Divides the requests until the next call. The share of what is {@linkplain Cluster#apply applied} stays its own
     * when another revision is applied in its place, and grows by the share of one that ran beside it until then.
     *
     * @param weights by revision; shares of their sum, each at least 0; a revision left out gets none
     */
    void split(WorkloadId id, Map<String, Integer> weights);

    /**
     * Ends the replicas of one revision; the others take its share of the requests. If it is the one that was
     * {@linkplain Cluster#apply applied}, the one beside it with the largest share counts as applied from now on.
     *
     * @throws IllegalStateException if it is the only one; a workload as a whole is {@linkplain Cluster#remove removed}
     */
    void removeRevision(WorkloadId id, String revision);
}
