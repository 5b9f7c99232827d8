package dev.quarterdeck.connector.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What a cluster must do for the replicas of one revision. */
public abstract class ReplicaContract extends ClusterFixture {

    @Test
    void runsWhatIsApplied() throws Exception {
        applied(shop.workload(newId(), "1", 2, Map.of()));

        assertThat(status().ready()).isEqualTo(2);
        assertThat(status().stalled()).isNull();
        assertThat(answer()).isEqualTo("1");
        assertThat(cluster().observe("test")).extracting(WorkloadStatus::id).contains(id);
        assertThat(cluster().count()).isGreaterThanOrEqualTo(1);
    }

    @Test
    void saysWhereEachReplicaIsMeasured() throws Exception {
        Assumptions.assumeThat(cluster()).isInstanceOf(MeasuredReplicas.class);
        var measured = (MeasuredReplicas) cluster();
        var workload = applied(shop.workload(newId(), "1", 2, Map.of()));

        var targets = measured.targets().stream()
                .filter(target -> target.workload().equals(id))
                .toList();
        assertThat(targets)
                .extracting(MeasuredReplicas.Target::replica)
                .containsExactlyInAnyOrderElementsOf(replicaNames());
        for (var target : targets) {
            assertThat(target.revision()).isEqualTo(workload.revision());
            assertThat(ask(target.address())).isEqualTo("1");
        }

        cluster().remove(id);
        patiently()
                .untilAsserted(() -> assertThat(measured.targets())
                        .extracting(MeasuredReplicas.Target::workload)
                        .doesNotContain(id));
    }

    @Test
    void doesNotKnowWhatWasNeverApplied() {
        assertThat(cluster().observe(newId())).isEmpty();
        assertThat(cluster().events(id, 10)).isEmpty();
        assertThat(cluster().log(id, "none", 0, 10)).isEmpty();
    }

    @Test
    void changesNothingWhenAnEqualWorkloadIsAppliedAgain() {
        var workload = applied(shop.workload(newId(), "1", 1, Map.of()));
        var before = status();

        cluster().apply(workload);

        patiently().during(Duration.ofMillis(500)).until(() -> status().equals(before));
    }

    @Test
    void givesNoRequestsToAReplicaThatIsNotReadyYet() throws Exception {
        cluster().apply(shop.workload(newId(), "1", 1, Map.of("NEVER_READY", "true")));

        patiently()
                .untilAsserted(
                        () -> assertThat(onlyReplica().message()).isEqualTo("is not ready: /ready answered 503"));

        assertThat(onlyReplica().state()).isEqualTo(ReplicaState.STARTING);
        assertThat(status().complete()).isFalse();
        assertThat(get("/").statusCode()).isEqualTo(503);
    }

    @Test
    void givesNoRequestsToAReplicaThatIsNoLongerReady() throws Exception {
        applied(shop.workload(newId(), "1", 2, Map.of()));
        var unready = get("/unready").body();

        patiently().until(() -> status().ready() == 1);

        assertThat(status().observed())
                .filteredOn(replica -> replica.state() == ReplicaState.UNREADY)
                .singleElement()
                .satisfies(replica -> {
                    assertThat(replica.name()).isEqualTo(unready);
                    assertThat(replica.message()).contains("/ready answered 503");
                });
        for (var request = 0; request < 20; request++) {
            assertThat(get("/replica").body()).isNotEqualTo(unready);
        }
    }

    @Test
    void restartsAReplicaThatNoLongerAnswers() throws Exception {
        applied(shop.workload(newId(), "1", 1, Map.of()));
        var name = onlyReplica().name();

        get("/hang");

        patiently().untilAsserted(() -> {
            assertThat(onlyReplica().name()).isEqualTo(name);
            assertThat(onlyReplica().restarts()).isEqualTo(1);
            assertThat(onlyReplica().state()).isEqualTo(ReplicaState.READY);
        });
        assertThat(cluster().events(id, 50)).extracting(ClusterEvent::reason).contains("Unhealthy");
    }

    @Test
    void startsAReplicaAgainThatEnded() throws Exception {
        applied(shop.workload(newId(), "1", 1, Map.of()));
        var name = onlyReplica().name();

        get("/exit");

        patiently().untilAsserted(() -> {
            assertThat(onlyReplica().name()).isEqualTo(name);
            assertThat(onlyReplica().restarts()).isEqualTo(1);
            assertThat(onlyReplica().state()).isEqualTo(ReplicaState.READY);
        });
    }

    @Test
    void showsACrashLoopAndStallsTheRollout() {
        cluster().apply(shop.workload(newId(), "1", 1, Map.of("CRASH", "true")));

        patiently().untilAsserted(() -> {
            assertThat(onlyReplica().state()).isEqualTo(ReplicaState.CRASH_LOOP);
            assertThat(status().stalled()).contains(onlyReplica().name(), "does not stay up", "exit code 3");
        });

        assertThat(onlyReplica().restarts()).isGreaterThanOrEqualTo(2);
        assertThat(cluster().events(id, 50)).extracting(ClusterEvent::reason).contains("BackOff", "Stalled");
    }

    @Test
    void replacesAnEvictedReplicaWithoutLosingARequest() {
        var workload = applied(shop.workload(newId(), "1", 1, Map.of()));
        var name = onlyReplica().name();
        try (var hammer = hammer()) {
            cluster().evict(id, name);
            patiently().until(() -> !replicaNames().contains(name));
            awaitComplete(workload);

            assertThat(hammer.failures()).isEmpty();
        }
    }

    @Test
    void restartsAllReplicasWithoutLosingARequest() {
        var workload = applied(shop.workload(newId(), "1", 2, Map.of()));
        var before = replicaNames();
        try (var hammer = hammer()) {
            cluster().restart(id);
            patiently().until(() -> replicaNames().stream().noneMatch(before::contains));
            awaitComplete(workload);

            assertThat(hammer.failures()).isEmpty();
        }
    }

    @Test
    void scalesWithoutReplacingReplicasOrLosingARequest() {
        var workload = applied(shop.workload(newId(), "1", 1, Map.of()));
        var first = onlyReplica().name();
        try (var hammer = hammer()) {
            applied(workload.withReplicas(3));
            assertThat(replicaNames()).hasSize(3).contains(first);

            applied(workload.withReplicas(1));
            assertThat(hammer.failures()).isEmpty();
        }
    }

    @Test
    void runsNothingWhenScaledToNone() {
        var workload = applied(shop.workload(newId(), "1", 1, Map.of()));

        applied(workload.withReplicas(0));

        assertThat(status().observed()).isEmpty();
    }

    @Test
    void endsWhatIsRemovedAndRunsItAgainWhenAppliedAgain() throws Exception {
        var workload = applied(shop.workload(newId(), "1", 1, Map.of()));

        var count = cluster().count();
        cluster().remove(id);
        cluster().remove(id);
        assertThat(cluster().observe(id)).isEmpty();
        assertThat(cluster().count()).isEqualTo(count - 1);
        patiently().until(() -> get("/").statusCode() == 503);

        applied(workload);
        assertThat(answer()).isEqualTo("1");
    }

    @Test
    void keepsTheAddressOfAWorkload() {
        var before = cluster().endpoint(newId());
        applied(shop.workload(id, "1", 1, Map.of()));

        assertThat(cluster().endpoint(id)).isEqualTo(before);
    }

    @Test
    void givesTheLogInOrderAndGoesOnFromAnOffset() {
        applied(shop.workload(newId(), "1", 1, Map.of()));
        var replica = onlyReplica().name();

        patiently()
                .untilAsserted(() -> assertThat(cluster().log(id, replica, 0, 10))
                        .extracting(LogLine::text)
                        .containsExactly("version 1 starts as " + replica, "version 1 listens"));
        var first = cluster().log(id, replica, 0, 1).getFirst();
        assertThat(cluster().log(id, replica, first.offset(), 10))
                .extracting(LogLine::text)
                .containsExactly("version 1 listens");
        assertThat(cluster().log(id, replica, -1, 1)).extracting(LogLine::text).containsExactly("version 1 listens");
    }

    @Test
    void givesAnyPartOfWhatAReplicaWrote() {
        Assumptions.assumeThat(cluster()).isInstanceOf(KeptLogs.class);
        var logs = (KeptLogs) cluster();
        applied(shop.workload(newId(), "1", 1, Map.of()));
        var replica = onlyReplica().name();
        var wrote = "version 1 starts as %s\nversion 1 listens\n".formatted(replica);

        patiently()
                .untilAsserted(() -> assertThat(logs.kept(id)).singleElement().satisfies(kept -> {
                    assertThat(kept.replica()).isEqualTo(replica);
                    assertThat(kept.running()).isTrue();
                    assertThat(kept.begin()).isZero();
                    assertThat(kept.end()).isEqualTo(wrote.length());
                }));
        assertThat(text(logs.slice(id, replica, 0, 1_000))).isEqualTo(wrote);
        assertThat(text(logs.slice(id, replica, 8, 8))).isEqualTo(wrote.substring(8, 16));
        assertThat(text(logs.slice(id, replica, wrote.length(), 10))).isEmpty();

        cluster().remove(id);
        patiently()
                .untilAsserted(
                        () -> assertThat(logs.kept(id).getFirst().running()).isFalse());
        assertThat(text(logs.slice(id, replica, 0, 7))).isEqualTo("version");
        assertThat(logs.kept(new WorkloadId("test", "none"))).isEmpty();
    }

    private static String text(LogSlice slice) {
        return StandardCharsets.UTF_8.decode(slice.bytes()).toString();
    }

    @Test
    void keepsTheLogOfAReplicaThatEnded() {
        Assumptions.assumeThat(cluster()).isInstanceOf(KeptLogs.class);
        var workload = applied(shop.workload(newId(), "1", 1, Map.of()));
        var replica = onlyReplica().name();

        applied(workload.withReplicas(0));

        assertThat(cluster().log(id, replica, -1, 1)).extracting(LogLine::text).containsExactly("version 1 ends");
    }

    @Test
    void givesTheNewestEventsFirst() {
        applied(shop.workload(newId(), "1", 1, Map.of()));

        assertThat(cluster().events(id, 50)).extracting(ClusterEvent::reason).containsSubsequence("Ready", "Started");
        assertThat(cluster().events(id, 1)).singleElement().satisfies(event -> {
            assertThat(event.workload()).isEqualTo(id);
            assertThat(event.replica()).isEqualTo(onlyReplica().name());
            assertThat(event.severity()).isEqualTo(ClusterEvent.Severity.NORMAL);
        });
    }

    @Test
    void tellsWhoeverWatches() throws Exception {
        var calls = new AtomicInteger();
        try (var _ = cluster().watch(changed -> {
            if (changed.equals(id)) {
                calls.incrementAndGet();
            }
        })) {
            applied(shop.workload(newId(), "1", 1, Map.of()));

            patiently().until(() -> calls.get() > 0);
        }
    }
}
