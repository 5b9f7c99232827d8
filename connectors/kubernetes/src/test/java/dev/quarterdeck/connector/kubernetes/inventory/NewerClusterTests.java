package dev.quarterdeck.connector.kubernetes.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.connector.inventory.Facts;
import dev.quarterdeck.connector.inventory.Facts.Amounts;
import dev.quarterdeck.connector.inventory.Health.Status;
import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.connector.inventory.Operation;
import dev.quarterdeck.connector.inventory.Standing.Watched;
import dev.quarterdeck.connector.kubernetes.ConnectionOnThePlane;
import dev.quarterdeck.connector.kubernetes.KubernetesConnection;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions that the real control plane of the tests is too old for, by what answers as a newer one would. */
class NewerClusterTests {

    private NewerCluster cluster;
    private KubernetesConnection connection;
    private KubernetesInventory inventory;

    @BeforeEach
    void open() throws Exception {
        cluster = new NewerCluster();
        cluster.has("/apis/autoscaling/v2/horizontalpodautoscalers", """
                {"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler",
                 "metadata": {"name": "cart", "namespace": "shop", "uid": "1", "resourceVersion": "1"},
                 "spec": {"minReplicas": 2, "maxReplicas": 5,
                          "scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "cart"}},
                 "status": {"currentReplicas": 3, "conditions":
                   [{"type": "ScalingActive", "status": "False", "reason": "FailedGetResourceMetric", "message": "no metrics"}]}}""");
        cluster.has("/apis/policy/v1/poddisruptionbudgets", """
                {"apiVersion": "policy/v1", "kind": "PodDisruptionBudget",
                 "metadata": {"name": "cart", "namespace": "shop", "uid": "2", "resourceVersion": "1"},
                 "spec": {"minAvailable": "50%", "selector": {"matchLabels": {"app": "cart"}}},
                 "status": {"currentHealthy": 3, "desiredHealthy": 2, "disruptionsAllowed": 1}}""");
        cluster.has("/apis/batch/v1/cronjobs", """
                {"apiVersion": "batch/v1", "kind": "CronJob",
                 "metadata": {"name": "report", "namespace": "shop", "uid": "3", "resourceVersion": "1"},
                 "spec": {"schedule": "0 3 * * *", "suspend": true, "jobTemplate": {"spec": {"template": {"spec":
                   {"containers": [{"name": "main", "image": "report:1"}]}}}}}}""");
        connection = ConnectionOnThePlane.to(cluster.url());
        inventory = KubernetesInventory.of(connection);
        await().atMost(OneInventory.SOON).until(() -> inventory.standing().isComplete());
    }

    @AfterEach
    void close() {
        inventory.close();
        connection.close();
        cluster.close();
    }

    @Test
    void readsWhatTheRealOneDoesNotServe() {
        assertThat(inventory.standing().kinds())
                .filteredOn(one -> one.kind() == Kind.AUTOSCALER
                        || one.kind() == Kind.DISRUPTION_BUDGET
                        || one.kind() == Kind.CRON_JOB)
                .extracting(Watched::apiVersion)
                .containsExactlyInAnyOrder("autoscaling/v2", "policy/v1", "batch/v1");

        var scaler =
                inventory.find(new ObjectId(Kind.AUTOSCALER, "shop", "cart")).orElseThrow();
        assertThat(scaler.health().status()).isEqualTo(Status.DEGRADED);
        assertThat(scaler.facts()).isInstanceOfSatisfying(Facts.Points.class, points -> {
            assertThat(points.summary()).isEqualTo("2 to 5 pods, now 3");
            assertThat(points.names()).containsExactly(new ObjectId(Kind.DEPLOYMENT, "shop", "cart"));
        });
        assertThat(inventory.find(new ObjectId(Kind.DISRUPTION_BUDGET, "shop", "cart")))
                .hasValueSatisfying(
                        budget -> assertThat(budget.facts().toString()).contains("at least 50% stay, 1 may go now"));
        assertThat(inventory.find(new ObjectId(Kind.CRON_JOB, "shop", "report")))
                .hasValueSatisfying(cron -> assertThat(cron.health().status()).isEqualTo(Status.SUSPENDED));
        assertThat(inventory.deprecatedUse()).isEmpty();
    }

    @Test
    void tellsWhatNodesAndPodsReallyUse() {
        cluster.has("/apis/metrics.k8s.io/v1beta1/nodes", """
                {"metadata": {"name": "one"}, "usage": {"cpu": "1250m", "memory": "2Gi"}}""");
        cluster.has("/apis/metrics.k8s.io/v1beta1/namespaces/shop/pods", """
                {"kind": "PodMetricsList", "apiVersion": "metrics.k8s.io/v1beta1", "items": [
                  {"metadata": {"name": "cart-1", "namespace": "shop"}, "containers": [
                    {"name": "main", "usage": {"cpu": "250000000n", "memory": "100Mi"}},
                    {"name": "proxy", "usage": {"cpu": "50m", "memory": "20Mi"}}]}]}""");

        assertThat(inventory.usedByNodes()).containsExactly(Map.entry("one", new Amounts(1.25, 2L << 30)));
        assertThat(inventory.usedByPods("shop")).containsExactly(Map.entry("cart-1", new Amounts(0.3, 120L << 20)));
    }

    @Test
    void evictsInTheVersionThatStays() {
        cluster.has("/api/v1/nodes/one", """
                {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "one", "uid": "4", "resourceVersion": "1"}}""");
        cluster.has("/api/v1/pods", """
                {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a", "namespace": "shop", "uid": "5", "resourceVersion": "1"},
                 "spec": {"nodeName": "one", "containers": []}, "status": {"phase": "Running"}}""");

        var done = inventory.act(new Operation.Drain(new ObjectId(Kind.NODE, "", "one"), true));
        assertThat(done.sentence()).contains("1 of 1 pods were asked to leave");
        assertThat(cluster.asked).contains("PATCH /api/v1/nodes/one", "POST /api/v1/namespaces/shop/pods/a/eviction");
        assertThat(cluster.said).anySatisfy(body -> assertThat(body).contains("policy/v1\"", "Eviction"));
    }
}
