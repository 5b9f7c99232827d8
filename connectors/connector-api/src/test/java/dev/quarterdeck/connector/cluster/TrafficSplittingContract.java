package dev.quarterdeck.connector.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a cluster must do that can also serve two revisions side by side. */
public abstract class TrafficSplittingContract extends ClusterContract {

    private TrafficSplitting splitting() {
        return (TrafficSplitting) cluster();
    }

    private void bothRun() {
        applied(shop.workload(newId(), "1", 1, Map.of()));
        splitting().applyBeside(shop.workload(id, "2", 1, Map.of()));
        await().atMost(PATIENCE).until(() -> status().ready() == 2);
    }

    @Test
    void givesARevisionBesideNoRequestsUntilItHasAShare() throws Exception {
        bothRun();

        for (var request = 0; request < 50; request++) {
            assertThat(answer()).isEqualTo("1");
        }
    }

    @Test
    void dividesRequestsByWeight() {
        bothRun();
        splitting().split(id, Map.of("rev-1", 75, "rev-2", 25));

        try (var hammer = new Hammer(cluster().endpoint(id), 4)) {
            await().atMost(PATIENCE).until(() -> hammer.requests() > 2_000);

            var share = (double) hammer.answers("2") / (hammer.answers("1") + hammer.answers("2"));
            assertThat(share).isBetween(0.20, 0.30);
            assertThat(hammer.failures()).isEmpty();
        }
    }

    @Test
    void sendsAllRequestsToTheOtherWhenARevisionIsRemoved() {
        bothRun();
        splitting().split(id, Map.of("rev-1", 50, "rev-2", 50));
        try (var hammer = new Hammer(cluster().endpoint(id), 4)) {
            await().atMost(PATIENCE).until(() -> hammer.answers("2") > 20);
            splitting().removeRevision(id, "rev-2");
            await().atMost(PATIENCE).until(() -> status().complete());

            assertThat(hammer.failures()).isEmpty();
        }
    }
}
