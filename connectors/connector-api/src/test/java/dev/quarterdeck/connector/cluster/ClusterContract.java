package dev.quarterdeck.connector.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What every cluster connector must do. A connector's own test extends it and says how its cluster is had; one that can
 * split traffic extends {@link TrafficSplittingContract} instead.
 */
public abstract class ClusterContract extends ReplicaContract {

    @Test
    void replacesARevisionAndGoesBackWithoutLosingOneOfFiveThousandRequests() {
        var old = applied(shop.workload(newId(), "1", 2, Map.of()));
        try (var hammer = hammer("/", 8)) {
            patiently().until(() -> hammer.answers("1") > 1_000);
            applied(shop.workload(id, "2", 2, Map.of()));
            patiently().until(() -> hammer.answers("2") > 1_000);
            applied(old);
            patiently().until(() -> hammer.requests() > 5_000);

            assertThat(hammer.failures()).isEmpty();
        }
    }

    @Test
    void finishesRequestsInHandBeforeItStopsAReplica() {
        applied(shop.workload(newId(), "1", 1, Map.of()));
        try (var hammer = hammer("/slow", 8)) {
            patiently().until(() -> hammer.answers("1") > 8);
            applied(shop.workload(id, "2", 1, Map.of()));
            patiently().until(() -> hammer.answers("2") > 8);

            assertThat(hammer.failures()).isEmpty();
        }
    }

    @Test
    void keepsTheOldRevisionServingWhileTheNewOneIsNeverReady() throws Exception {
        applied(shop.workload(newId(), "1", 1, Map.of()));
        try (var hammer = hammer()) {
            cluster().apply(shop.workload(id, "2", 1, Map.of("NEVER_READY", "true")));

            patiently().untilAsserted(() -> assertThat(status().stalled()).contains("/ready answered 503"));
            assertThat(answer()).isEqualTo("1");
            assertThat(hammer.failures()).isEmpty();
        }
    }

    @Test
    void keepsTheOldRevisionServingWhileTheNewOneCrashes() throws Exception {
        applied(shop.workload(newId(), "1", 1, Map.of()));

        cluster().apply(shop.workload(id, "2", 1, Map.of("CRASH", "true")));

        patiently().until(() -> status().stalled() != null);
        assertThat(answer()).isEqualTo("1");
    }

    @Test
    void goesBackInTheMiddleOfARolloutAndEndsWhatWasNew() {
        var old = applied(shop.workload(newId(), "1", 2, Map.of()));
        var before = replicaNames();
        try (var hammer = hammer()) {
            cluster().apply(shop.workload(id, "2", 2, Map.of("NEVER_READY", "true")));
            patiently().until(() -> status().observed().size() > 2);

            applied(old);

            assertThat(replicaNames()).isEqualTo(before);
            assertThat(status().stalled()).isNull();
            assertThat(hammer.failures()).isEmpty();
        }
    }

    @Test
    void turnsToAThirdRevisionInTheMiddleOfARollout() throws Exception {
        applied(shop.workload(newId(), "1", 2, Map.of()));
        try (var hammer = hammer()) {
            cluster().apply(shop.workload(id, "2", 2, Map.of()));
            patiently().until(() -> hammer.answers("2") > 0);

            applied(shop.workload(id, "3", 2, Map.of()));

            assertThat(answer()).isEqualTo("3");
            assertThat(hammer.failures()).isEmpty();
        }
    }

    @Test
    void changesRevisionAndNumberOfReplicasAtOnce() {
        applied(shop.workload(newId(), "1", 3, Map.of()));
        try (var hammer = hammer()) {
            applied(shop.workload(id, "2", 1, Map.of()));
            applied(shop.workload(id, "3", 2, Map.of()));

            assertThat(hammer.failures()).isEmpty();
        }
    }
}
