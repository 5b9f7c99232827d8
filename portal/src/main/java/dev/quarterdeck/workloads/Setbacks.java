package dev.quarterdeck.workloads;

import dev.quarterdeck.connector.cluster.WorkloadId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What clusters did not apply: each is tried again less and less often, as {@link ClusterLoop} looks at a cluster that
 * does not answer, for the rest of the same cluster may do well and be looked at each second.
 */
final class Setbacks {

    private static final int LONGEST_DOUBLINGS = 3;

    private record Setback(DesiredWorkload desired, RuntimeException why, int times, long since, Duration pause) {}

    private final Map<WorkloadId, Setback> last = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    Setbacks(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Throws what was thrown last if it is too early to try again. */
    void requirePatience(DesiredWorkload desired) {
        var setback = lastOf(desired);
        if (setback != null
                && nanoTime.getAsLong() - setback.since() < setback.pause().toNanos()) {
            throw setback.why();
        }
    }

    /** Something else may well be applied. */
    private @Nullable Setback lastOf(DesiredWorkload desired) {
        var setback = last.get(desired.id());
        return setback == null || !setback.desired().equals(desired) ? null : setback;
    }

    void add(DesiredWorkload desired, RuntimeException why) {
        var before = lastOf(desired);
        var times = before == null ? 1 : Math.min(before.times() + 1, LONGEST_DOUBLINGS);
        last.put(desired.id(), new Setback(desired, why, times, nanoTime.getAsLong(), ClusterLoop.pause(times)));
    }

    void forget(WorkloadId id) {
        last.remove(id);
    }

    void forget(Predicate<WorkloadId> which) {
        last.keySet().removeIf(which);
    }
}
