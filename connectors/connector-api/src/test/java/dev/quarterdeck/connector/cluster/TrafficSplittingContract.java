package dev.quarterdeck.connector.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a cluster must do that can also serve two revisions side by side. */
public abstract class TrafficSplittingContract extends ClusterContract {

    private TrafficSplitting splitting() {
        return (TrafficSplitting) cluster();
    }

    private void bothRun() {
        bothRun(1);
    }

    private void bothRun(int applied) {
        applied(shop.workload(newId(), "1", applied, Map.of()));
        splitting().applyBeside(shop.workload(id, "2", 1, Map.of()));
        patiently().until(() -> status().ready() == applied + 1);
    }

    @Test
    void givesARevisionBesideNoRequestsUntilItHasAShare() throws Exception {
        bothRun();

        for (var request = 0; request < 50; request++) {
            assertThat(answer()).isEqualTo("1");
        }
    }

    /** Three replicas to one are what divides them so where nothing else does. */
    @Test
    void dividesRequestsByWeight() {
        bothRun(3);
        splitting().split(id, Map.of("rev-1", 75, "rev-2", 25));

        try (var hammer = hammer("/", 8)) {
            patiently().until(() -> hammer.answers("2") > 400);

            var share = (double) hammer.answers("2") / (hammer.answers("1") + hammer.answers("2"));
            assertThat(share).isBetween(0.18, 0.32);
            assertThat(hammer.failures()).isEmpty();
        }
    }

    @Test
    void sendsAllRequestsToTheOtherWhenARevisionIsRemoved() throws Exception {
        bothRun();
        splitting().split(id, Map.of("rev-1", 50, "rev-2", 50));
        try (var hammer = hammer()) {
            patiently().until(() -> hammer.answers("2") > 20);
            splitting().removeRevision(id, "rev-2");
            patiently().until(() -> status().complete());

            assertThat(answer()).isEqualTo("1");
            assertThat(hammer.failures()).isEmpty();
        }
    }

    @Test
    void switchesOverAllAtOnceAndStaysThereWhenTheOtherIsApplied() throws Exception {
        bothRun();
        try (var hammer = hammer()) {
            splitting().split(id, Map.of("rev-1", 0, "rev-2", 1));
            patiently().until(() -> answer().equals("2"));
            var before = hammer.answers("2");
            patiently().until(() -> hammer.answers("2") > before + 50);
            var old = hammer.answers("1");

            applied(shop.workload(id, "2", 1, Map.of()));

            assertThat(hammer.answers("1")).isEqualTo(old);
            assertThat(hammer.failures()).isEmpty();
        }
    }

    @Test
    void keepsTheOtherWhenTheAppliedRevisionIsRemoved() throws Exception {
        bothRun();
        try (var hammer = hammer()) {
            splitting().removeRevision(id, "rev-1");
            patiently().until(() -> status().complete());

            assertThat(status().revision()).isEqualTo("rev-2");
            assertThat(answer()).isEqualTo("2");
            assertThat(hammer.failures()).isEmpty();
        }
    }

    @Test
    void rollsTheAppliedRevisionWhileAnotherKeepsItsShare() {
        bothRun();
        splitting().split(id, Map.of("rev-1", 50, "rev-2", 50));
        try (var hammer = hammer()) {
            cluster().apply(shop.workload(id, "3", 1, Map.of()));
            patiently().until(() -> hammer.answers("3") > 50);
            var before = hammer.answers("2");
            patiently().until(() -> hammer.answers("2") > before + 50);

            assertThat(hammer.failures()).isEmpty();
        }
    }
}
