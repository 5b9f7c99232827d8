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
     * Divides the requests.
     *
     * @param weights by revision; shares of their sum, each at least 0
     */
    void split(WorkloadId id, Map<String, Integer> weights);

    /** Ends the replicas of one revision; the others take its share of the requests. */
    void removeRevision(WorkloadId id, String revision);
}
