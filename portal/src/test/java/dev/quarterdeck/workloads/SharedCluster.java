package dev.quarterdeck.workloads;

import dev.quarterdeck.connector.cluster.ApplyConflict;
import dev.quarterdeck.connector.cluster.ApplyConflict.Conflict;
import dev.quarterdeck.connector.cluster.SharedObjects;
import dev.quarterdeck.connector.cluster.Workload;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.connector.cluster.WorkloadStatus;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One where others set fields too, if a test says so. */
public class SharedCluster extends FakeCluster implements SharedObjects {

    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger drifts = new AtomicInteger();
    private volatile List<Conflict> conflicts = List.of();
    private volatile List<Drift> drift = List.of();
    private volatile @Nullable String fault;

    public SharedCluster(String name) {
        super(name);
    }

    @Override
    public void reset() {
        super.reset();
        conflicts = List.of();
        drift = List.of();
        refusals.set(0);
        fault = null;
    }

    /** From now on it finds fault with all that is applied; with nothing if that is null. */
    public void find(@Nullable String fault) {
        this.fault = fault;
    }

    /** From now on others see to a field that every other revision would change. */
    public void guard(Conflict conflict) {
        conflicts = List.of(conflict);
    }

    public void change(Drift field) {
        drift = List.of(field);
    }

    public int refusals() {
        return refusals.get();
    }

    /** How often it was asked what others changed, which is what a look begins with. */
    public int drifts() {
        return drifts.get();
    }

    /** How often the status of a workload was asked for. */
    public int looks() {
        return looks.get();
    }

    @Override
    public void apply(Workload workload) {
        var why = fault;
        if (why != null) {
            refusals.incrementAndGet();
            throw new IllegalArgumentException(why);
        }
        var there = applied(workload.id().environment(), workload.id().name());
        if (!conflicts.isEmpty() && !workload.equals(there)) {
            refusals.incrementAndGet();
            throw new ApplyConflict(conflicts);
        }
        super.apply(workload);
    }

    @Override
    public void applyOver(Workload workload) {
        conflicts = List.of();
        drift = List.of();
        super.apply(workload);
    }

    @Override
    public Optional<WorkloadStatus> observe(WorkloadId id) {
        looks.incrementAndGet();
        return super.observe(id);
    }

    @Override
    public List<Change> preview(Workload workload) {
        return List.of();
    }

    @Override
    public List<Drift> drift(WorkloadId id) {
        requirePresence();
        drifts.incrementAndGet();
        return drift;
    }
}
