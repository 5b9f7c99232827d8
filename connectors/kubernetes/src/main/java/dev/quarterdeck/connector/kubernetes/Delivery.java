package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.cluster.SharedObjects.Change;
import dev.quarterdeck.connector.cluster.SharedObjects.Drift;
import dev.quarterdeck.connector.cluster.Workload;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.connector.cluster.WorkloadStatus;
import java.util.List;

/** How the workloads of an environment come to the cluster. */
interface Delivery {

    /**
     * @param over whether fields are taken from others
     * @throws dev.quarterdeck.connector.cluster.ApplyConflict if others see to something of it, unless {@code over}
     */
    void apply(Namespace namespace, Workload workload, boolean over);

    void remove(Namespace namespace, WorkloadId id);

    List<Change> preview(Namespace namespace, Workload workload);

    List<Drift> drift(Namespace namespace, WorkloadId id);

    /** Whether it is to be gone, though the cluster may still show it. */
    boolean hides(WorkloadId id);

    /** What the cluster shows, with what is desired by now. */
    WorkloadStatus status(WorkloadStatus seen);
}
