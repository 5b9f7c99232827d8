package dev.quarterdeck.connector.cluster;

import java.net.URI;
import java.util.List;

/** What a {@link Cluster} also implements if its replicas can be asked for their metrics one by one. */
public interface MeasuredReplicas {

    /**
     * All that run now, ready or not, of all environments; those that end are left out.
     *
     * @throws dev.quarterdeck.connector.SourceUnavailable if the cluster cannot be reached
     */
    List<Target> targets();

    /** @param address of the replica itself, past whatever divides requests among several */
    record Target(WorkloadId workload, String revision, String replica, URI address) {}
}
