package dev.quarterdeck.workloads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.connector.cluster.ApplyConflict.Conflict;
import dev.quarterdeck.connector.cluster.ReplicaState;
import dev.quarterdeck.connector.cluster.SharedObjects.Drift;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.delivery.DeliveryTest;
import dev.quarterdeck.delivery.Shop;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Workloads on two clusters, of which one goes away and comes back. */
@DeliveryTest
@Import(SeveralClustersTests.Edge.class)
class SeveralClustersTests {

    /** No configuration, lest the scans of other tests find it. */
    static class Edge {

        @Bean
        SharedCluster edge() {
            return new SharedCluster("edge");
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final WorkloadId THERE = new WorkloadId("shops", "order-service");

    @Autowired
    private Workloads workloads;

    @Autowired
    private Environments environments;

    @Autowired
    private Shop shop;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private SharedCluster edge;

    @BeforeEach
    void open() {
        edge.reset();
        shop.open(1);
        environments.define(new Environment("shops", 4, "edge", 1, false, 0, Duration.ofHours(8), false, null), "ada");
        environments.define(
                new Environment("lost", 5, "elsewhere", 1, false, 0, Duration.ofHours(8), false, null), "ada");
    }

    private Revision desire(String version, String environment) {
        var revision = shop.revision(shop.release(version), environment);
        transaction.executeWithoutResult(_ -> workloads.desire(Shop.ORDERS, environment, revision, 1));
        return revision;
    }

    private void awaitOn(String environment, Revision revision) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(workloads.observed(Shop.ORDERS, environment))
                        .hasValueSatisfying(seen -> assertThat(seen.completes(revision, 1, 1))
                                .as(seen.toString())
                                .isTrue()));
    }

    @Test
    void runsEachOnTheClusterOfItsEnvironment() {
        awaitOn("shops", desire("1.0.0", "shops"));

        assertThat(edge.applied("shops", "order-service")).isNotNull();
        assertThat(edge.applied("dev", "order-service")).isNull();
        assertThat(workloads.address(THERE).getHost()).contains("shops");
    }

    @Test
    void goesOnElsewhereWhileAClusterIsAwayAndCatchesUpWhenItIsBack() {
        awaitOn("shops", desire("1.0.0", "shops"));
        edge.goAway();
        await().atMost(PATIENCE).until(() -> workloads.unreachableSince(THERE).isPresent());

        var later = desire("1.1.0", "shops");
        awaitOn("staging", desire("1.2.0", "staging"));
        assertThat(workloads.observed(Shop.ORDERS, "shops"))
                .hasValueSatisfying(
                        seen -> assertThat(seen.observed()).allMatch(replica -> replica.state() == ReplicaState.READY));

        edge.comeBack();
        awaitOn("shops", later);
        assertThat(workloads.unreachableSince(THERE)).isEmpty();
    }

    @Test
    void appliesNothingThatOthersSeeToUntilSomebodySaysSo() {
        var first = desire("1.0.0", "shops");
        awaitOn("shops", first);
        edge.guard(new Conflict("Deployment order-service", "spec.replicas", "kubectl-scale"));

        var second = desire("1.1.0", "shops");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(workloads.foreign(THERE).conflicts())
                        .extracting(Conflict::manager)
                        .containsExactly("kubectl-scale"));
        var looks = edge.looks();
        await().atMost(PATIENCE).until(() -> {
            edge.comeBack();
            return edge.looks() > looks + 3;
        });
        assertThat(edge.refusals()).as("asked once, not with each look").isEqualTo(1);
        assertThat(workloads.observed(Shop.ORDERS, "shops"))
                .hasValueSatisfying(seen -> assertThat(seen.stalled()).contains("spec.replicas", "kubectl-scale"))
                .hasValueSatisfying(seen -> assertThat(seen.revision()).isEqualTo(first.toString()));

        workloads.putBack(Shop.ORDERS, "shops", "ada", "The number is ours to say");

        awaitOn("shops", second);
        assertThat(workloads.foreign(THERE)).isEqualTo(ForeignChanges.NONE);
    }

    @Test
    void saysWhatAClusterRefusesAndAsksForItLessAndLessOften() {
        edge.find("The namespace is being deleted");
        var wanted = desire("1.0.0", "shops");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(workloads.observed(Shop.ORDERS, "shops"))
                        .hasValueSatisfying(
                                seen -> assertThat(seen.stalled()).isEqualTo("The namespace is being deleted")));

        var looks = edge.drifts();
        await().atMost(PATIENCE).until(() -> {
            edge.comeBack();
            return edge.drifts() > looks + 4;
        });
        assertThat(edge.refusals()).isBetween(1, 3);

        edge.find(null);
        awaitOn("shops", wanted);
    }

    @Test
    void knowsWhatOthersChanged() {
        awaitOn("shops", desire("1.0.0", "shops"));
        var drift = new Drift("Deployment order-service", "spec.replicas", "1", "3", "kubectl-scale", Instant.EPOCH);
        edge.change(drift);
        edge.comeBack();

        await().atMost(PATIENCE).until(() -> workloads.foreign(THERE).drift().contains(drift));
        assertThat(workloads.foreign(THERE).fields()).containsExactly("spec.replicas");
    }

    @Test
    void saysThatNobodyConnectedTheClusterOfAnEnvironment() {
        desire("1.0.0", "lost");

        assertThat(workloads.unreachableSince(new WorkloadId("lost", "order-service")))
                .isPresent();
        assertThat(workloads.observed(Shop.ORDERS, "lost")).isEmpty();
    }
}
