package dev.quarterdeck.connector.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What every cluster connector must do. A connector's own test extends it and says how its cluster is had. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ClusterContract {

    protected static final Duration PATIENCE = Duration.ofSeconds(40);

    private final AtomicInteger names = new AtomicInteger();
    private final HttpClient client = HttpClient.newHttpClient();

    protected TestWorkload shop;
    protected WorkloadId id = new WorkloadId("test", "none");

    protected abstract Cluster cluster();

    @BeforeAll
    void compileTheWorkload(@TempDir Path folder) {
        shop = TestWorkload.in(folder);
    }

    protected WorkloadId newId() {
        id = new WorkloadId("test", "shop-" + names.incrementAndGet());
        return id;
    }

    @AfterEach
    void removeTheWorkload() {
        cluster().remove(id);
    }

    protected void awaitComplete(Workload workload) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(cluster().observe(workload.id()))
                        .hasValueSatisfying(status -> {
                            assertThat(status.revision()).isEqualTo(workload.revision());
                            assertThat(status.complete()).as(status.toString()).isTrue();
                        }));
    }

    protected Workload applied(Workload workload) {
        cluster().apply(workload);
        awaitComplete(workload);
        return workload;
    }

    protected String answer() throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(cluster().endpoint(id)).build(), BodyHandlers.ofString())
                .body();
    }

    protected WorkloadStatus status() {
        return cluster().observe(id).orElseThrow();
    }

    @Test
    void runsWhatIsApplied() throws Exception {
        applied(shop.workload(newId(), "1", 2, Map.of()));

        assertThat(status().ready()).isEqualTo(2);
        assertThat(answer()).isEqualTo("1");
        assertThat(cluster().observe("test")).extracting(WorkloadStatus::id).contains(id);
    }

    @Test
    void doesNotKnowWhatWasNeverApplied() {
        assertThat(cluster().observe(newId())).isEmpty();
    }

    @Test
    void changesNothingWhenAnEqualWorkloadIsAppliedAgain() {
        var workload = applied(shop.workload(newId(), "1", 1, Map.of()));
        var before = status();

        cluster().apply(workload);

        await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(5)).until(() -> status().equals(before));
    }

    @Test
    void replacesARevisionAndGoesBackWithoutLosingARequest() {
        var old = applied(shop.workload(newId(), "1", 2, Map.of()));
        try (var hammer = new Hammer(cluster().endpoint(id), 8)) {
            await().atMost(PATIENCE).until(() -> hammer.answers("1") > 100);
            applied(shop.workload(id, "2", 2, Map.of()));
            await().atMost(PATIENCE).until(() -> hammer.answers("2") > 1_000);
            applied(old);
            await().atMost(PATIENCE).until(() -> hammer.requests() > 5_000);

            assertThat(hammer.failures()).isEmpty();
        }
    }

    @Test
    void finishesRequestsInHandBeforeItStopsAReplica() {
        applied(shop.workload(newId(), "1", 1, Map.of()));
        try (var hammer = new Hammer(cluster().endpoint(id).resolve("/slow"), 8)) {
            await().atMost(PATIENCE).until(() -> hammer.answers("1") > 8);
            applied(shop.workload(id, "2", 1, Map.of()));

            assertThat(hammer.failures()).isEmpty();
        }
    }

    @Test
    void keepsTheOldRevisionServingWhileTheNewOneIsNeverReady() throws Exception {
        applied(shop.workload(newId(), "1", 1, Map.of()));

        cluster().apply(shop.workload(id, "2", 1, Map.of("NEVER_READY", "true")));

        await().atMost(PATIENCE).until(() -> status().stalled() != null);
        assertThat(status().stalled()).contains("/ready answered 503");
        assertThat(answer()).isEqualTo("1");
    }

    @Test
    void goesBackInTheMiddleOfARollout() {
        var old = applied(shop.workload(newId(), "1", 2, Map.of()));
        cluster().apply(shop.workload(id, "2", 2, Map.of("NEVER_READY", "true")));
        await().atMost(PATIENCE).until(() -> status().observed().size() > 2);

        applied(old);

        assertThat(status().stalled()).isNull();
    }

    @Test
    void showsACrashLoopAndStallsTheRollout() {
        cluster().apply(shop.workload(newId(), "1", 1, Map.of("CRASH", "true")));

        await().atMost(PATIENCE).until(() -> status().stalled() != null);
        assertThat(status().observed()).singleElement().satisfies(replica -> {
            assertThat(replica.state()).isIn(ReplicaState.CRASH_LOOP, ReplicaState.STARTING);
            assertThat(replica.restarts()).isGreaterThanOrEqualTo(2);
        });
        assertThat(cluster().events(id, 50)).extracting(ClusterEvent::reason).contains("BackOff");
    }

    @Test
    void startsAReplicaAgainThatEnded() {
        applied(shop.workload(newId(), "1", 1, Map.of()));
        var name = status().observed().getFirst().name();

        var _ = client.sendAsync(
                HttpRequest.newBuilder(cluster().endpoint(id).resolve("/exit")).build(), BodyHandlers.discarding());

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(status().observed())
                        .singleElement()
                        .satisfies(replica -> {
                            assertThat(replica.name()).isEqualTo(name);
                            assertThat(replica.restarts()).isEqualTo(1);
                            assertThat(replica.state()).isEqualTo(ReplicaState.READY);
                        }));
    }

    @Test
    void replacesAnEvictedReplicaWithoutLosingARequest() {
        var workload = applied(shop.workload(newId(), "1", 1, Map.of()));
        var name = status().observed().getFirst().name();
        try (var hammer = new Hammer(cluster().endpoint(id), 4)) {
            cluster().evict(id, name);
            await().atMost(PATIENCE)
                    .until(() -> status().observed().stream()
                            .noneMatch(replica -> replica.name().equals(name)));
            awaitComplete(workload);

            assertThat(hammer.failures()).isEmpty();
        }
    }

    @Test
    void restartsAllReplicasWithoutLosingARequest() {
        var workload = applied(shop.workload(newId(), "1", 2, Map.of()));
        var before = names();
        try (var hammer = new Hammer(cluster().endpoint(id), 4)) {
            cluster().restart(id);
            await().atMost(PATIENCE).until(() -> names().stream().noneMatch(before::contains));
            awaitComplete(workload);

            assertThat(hammer.failures()).isEmpty();
        }
    }

    private Set<String> names() {
        return status().observed().stream().map(ReplicaStatus::name).collect(Collectors.toSet());
    }

    @Test
    void scalesWithoutReplacingReplicas() {
        var workload = applied(shop.workload(newId(), "1", 1, Map.of()));
        var first = status().observed().getFirst().name();

        applied(workload.withReplicas(3));
        assertThat(names()).hasSize(3).contains(first);

        applied(workload.withReplicas(1));
        assertThat(names()).hasSize(1);
    }

    @Test
    void endsWhatIsRemoved() {
        applied(shop.workload(newId(), "1", 1, Map.of()));

        cluster().remove(id);
        cluster().remove(id);

        await().atMost(PATIENCE).until(() -> cluster().observe(id).isEmpty());
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
        var replica = status().observed().getFirst().name();

        await().atMost(PATIENCE)
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
    void tellsWhoeverWatches() throws Exception {
        var calls = new AtomicInteger();
        try (var _ = cluster().watch(changed -> {
            if (changed.equals(id)) {
                calls.incrementAndGet();
            }
        })) {
            applied(shop.workload(newId(), "1", 1, Map.of()));

            await().atMost(PATIENCE).until(() -> calls.get() > 0);
        }
    }
}
