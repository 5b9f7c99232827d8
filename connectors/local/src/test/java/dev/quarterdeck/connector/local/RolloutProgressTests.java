package dev.quarterdeck.connector.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.connector.cluster.Artifact;
import dev.quarterdeck.connector.cluster.Probe;
import dev.quarterdeck.connector.cluster.ReplicaState;
import dev.quarterdeck.connector.cluster.ReplicaStatus;
import dev.quarterdeck.connector.cluster.Workload;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.connector.cluster.WorkloadStatus;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RolloutProgressTests {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Desired DESIRED = Desired.of(workload("2"));
    private static final ReplicaStatus OLD = replica("shop-old", "1", ReplicaState.READY);

    private final RolloutProgress progress = new RolloutProgress();

    static Workload workload(String revision) {
        var probe = new Probe("/", Duration.ofSeconds(1), Duration.ofSeconds(1), 1);
        return new Workload(
                new WorkloadId("dev", "shop"),
                revision,
                new Artifact(URI.create("file:///shop.jar"), "0".repeat(64)),
                List.of(),
                Map.of(),
                2,
                64,
                probe,
                probe,
                probe,
                Duration.ofSeconds(60),
                Duration.ofSeconds(1));
    }

    private static ReplicaStatus replica(String name, String revision, ReplicaState state) {
        return new ReplicaStatus(name, revision, state, 0, BEGIN, "is what it is");
    }

    private static ReplicaStatus current(String name, ReplicaState state) {
        return replica(name, "2", state);
    }

    private @Nullable String after(int seconds, List<ReplicaStatus> others, ReplicaStatus... current) {
        var all = new ArrayList<>(others);
        all.addAll(List.of(current));
        var status = new WorkloadStatus(DESIRED.workload().id(), "2", 2, all, null);
        return progress.stalled(BEGIN.plusSeconds(seconds), DESIRED, status, List.of(current));
    }

    @Test
    void countsFromWhenEveryReplicaHadItsTurnToStart() {
        var waiting = new ReplicaStatus("shop-a", "2", ReplicaState.STARTING, 0, null, "waits for its turn to start");
        var starting = current("shop-a", ReplicaState.STARTING);

        assertThat(after(0, List.of(OLD), waiting)).isNull();
        assertThat(after(100, List.of(OLD), waiting)).isNull();
        assertThat(after(159, List.of(OLD), starting)).isNull();
        assertThat(after(160, List.of(OLD), starting)).startsWith("No further within 60 s");
    }

    @Test
    void goesOnUntilTheDeadline() {
        var starting = current("shop-a", ReplicaState.STARTING);

        assertThat(after(0, List.of(OLD), starting)).isNull();
        assertThat(after(59, List.of(OLD), starting)).isNull();
        assertThat(after(60, List.of(OLD), starting)).isEqualTo("No further within 60 s. shop-a is what it is");
    }

    @Test
    void beginsTheDeadlineAnewWithEachReplicaThatBecomesReadyOrEnds() {
        assertThat(after(0, List.of(OLD, OLD), current("shop-a", ReplicaState.STARTING)))
                .isNull();
        assertThat(after(50, List.of(OLD, OLD), current("shop-a", ReplicaState.READY)))
                .isNull();
        assertThat(after(100, List.of(OLD), current("shop-a", ReplicaState.READY)))
                .isNull();
        assertThat(after(150, List.of(OLD), current("shop-a", ReplicaState.READY)))
                .isNull();
        assertThat(after(160, List.of(OLD), current("shop-a", ReplicaState.READY)))
                .isNotNull();
    }

    @Test
    void doesNotTakeAReplicaThatComesAndGoesForProgress() {
        after(0, List.of(OLD), current("shop-a", ReplicaState.READY));
        after(30, List.of(OLD), current("shop-a", ReplicaState.UNREADY));

        assertThat(after(60, List.of(OLD), current("shop-a", ReplicaState.READY)))
                .isNotNull();
    }

    @Test
    void isStalledAtOnceByACrashLoop() {
        assertThat(after(1, List.of(OLD), current("shop-a", ReplicaState.CRASH_LOOP)))
                .isEqualTo("shop-a does not stay up. is what it is");
    }

    @Test
    void isNeverStalledOnceItWasComplete() {
        assertThat(after(1, List.of(), current("shop-a", ReplicaState.READY), current("shop-b", ReplicaState.READY)))
                .isNull();

        assertThat(after(
                        500,
                        List.of(),
                        current("shop-a", ReplicaState.CRASH_LOOP),
                        current("shop-b", ReplicaState.READY)))
                .isNull();
    }
}
