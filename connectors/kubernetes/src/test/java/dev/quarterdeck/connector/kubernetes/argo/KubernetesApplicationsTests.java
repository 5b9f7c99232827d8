package dev.quarterdeck.connector.kubernetes.argo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.quarterdeck.connector.gitops.Application;
import dev.quarterdeck.connector.gitops.Application.Automation;
import dev.quarterdeck.connector.gitops.Application.Destination;
import dev.quarterdeck.connector.gitops.Application.Entry;
import dev.quarterdeck.connector.gitops.Application.Source;
import dev.quarterdeck.connector.gitops.ApplicationOperation.Asker;
import dev.quarterdeck.connector.gitops.ApplicationOperation.Refresh;
import dev.quarterdeck.connector.gitops.ApplicationOperation.RollBack;
import dev.quarterdeck.connector.gitops.ApplicationOperation.Sync;
import dev.quarterdeck.connector.gitops.ApplicationOperation.Terminate;
import dev.quarterdeck.connector.inventory.Health;
import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.connector.inventory.Outcome.Conflicted;
import dev.quarterdeck.connector.inventory.Outcome.Done;
import dev.quarterdeck.connector.inventory.Outcome.Refused;
import dev.quarterdeck.connector.kubernetes.ConnectionOnThePlane;
import dev.quarterdeck.connector.kubernetes.KubernetesConnection;
import dev.quarterdeck.connector.kubernetes.RealControlPlane;
import dev.quarterdeck.connector.kubernetes.health.Fields;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is written into Applications on a real control plane, where the test plays Argo CD. */
class KubernetesApplicationsTests {

    private static final String SPEC = """
            spec:
              project: shop
              source: {repoURL: "https://ada:hunter2@git.example/shop.git", path: deploy, targetRevision: main}
              destination: {server: "https://kubernetes.default.svc", namespace: shop}
            """;

    private static final String STATUS = """
            status:
              reconciledAt: "2026-03-17T14:00:00Z"
              sync: {status: OutOfSync, revision: "2222222222222222222222222222222222222222"}
              health: {status: Degraded, message: A pod does not start}
              conditions: [{type: SyncError, message: Failed to load, lastTransitionTime: "2026-03-17T13:00:00Z"}]
              history:
              - {id: 0, revision: "1111111111111111111111111111111111111111", deployedAt: "2026-03-16T10:00:00Z", initiatedBy: {username: grace}, source: {repoURL: "https://git.example/shop.git", path: deploy, targetRevision: main}}
              - {id: 1, revision: "2222222222222222222222222222222222222222", deployedAt: "2026-03-17T10:00:00Z", initiatedBy: {automated: true}, source: {repoURL: "https://git.example/shop.git", path: deploy, targetRevision: main}}
              resources:
              - {group: apps, version: v1, kind: Deployment, namespace: shop, name: cart, status: OutOfSync, health: {status: Degraded, message: No image}}
              - {version: v1, kind: ConfigMap, namespace: shop, name: banner, status: OutOfSync, requiresPruning: true}
              operationState:
                phase: Succeeded
                message: successfully synced
                startedAt: "2026-03-17T10:00:00Z"
                finishedAt: "2026-03-17T10:00:05Z"
                operation: {initiatedBy: {automated: true}, sync: {revision: "2222222222222222222222222222222222222222"}}
                syncResult: {revision: "2222222222222222222222222222222222222222", resources: [{kind: Deployment, namespace: shop, name: cart, status: Synced, message: configured}]}
            """;

    private static final String SEEN = "2026-03-17T10:00:00Z";
    private static final Asker ADA = new Asker("ada", "It is needed today", SEEN);

    private static String namespace;
    private static KubernetesClient admin;
    private static KubernetesConnection connection;
    private static ApplicationsOnThePlane there;
    private static KubernetesApplications applications;

    @BeforeAll
    static void start() {
        var plane = RealControlPlane.shared();
        ApplicationsOnThePlane.define(plane);
        namespace = plane.newNamespace("argocd");
        admin = plane.client(RealControlPlane.ADMIN);
        connection = ConnectionOnThePlane.of(plane, RealControlPlane.ADMIN);
        there = new ApplicationsOnThePlane(admin, namespace);
        applications = new KubernetesApplications(connection);
    }

    @AfterAll
    static void stop() {
        if (admin != null) {
            admin.namespaces().withName(namespace).delete();
            admin.close();
            connection.close();
        }
    }

    private static ObjectId id(String name) {
        return new ObjectId(Kind.APPLICATION, namespace, name);
    }

    private static ObjectId made(String name) {
        there.make(name, SPEC + STATUS);
        return id(name);
    }

    private static Fields operation(String name) {
        return Fields.of(there.read(name)).at("operation");
    }

    /** As Argo CD begins what it is asked for. */
    private static void begun(String name, String at) {
        there.argo(
                name,
                "{\"status\": {\"operationState\": {\"phase\": \"Running\", \"startedAt\": \"%s\"}}}".formatted(at));
    }

    @Test
    void readsWhatArgoCdSays() {
        var application = applications.read(made("read")).orElseThrow();

        assertThat(application.sources())
                .containsExactly(new Source("https://git.example/shop.git", "deploy", null, "main"));
        assertThat(application.destination()).isEqualTo(new Destination("https://kubernetes.default.svc", "shop"));
        assertThat(application.here()).isTrue();
        assertThat(application.sync()).isEqualTo("OutOfSync");
        assertThat(application.revisions()).containsExactly("2222222222222222222222222222222222222222");
        assertThat(application.health()).isEqualTo(Health.degraded("A pod does not start"));
        assertThat(application.automation()).isNull();
        assertThat(application.history())
                .containsExactly(
                        new Entry(
                                1,
                                List.of("2222222222222222222222222222222222222222"),
                                Instant.parse("2026-03-17T10:00:00Z"),
                                null),
                        new Entry(
                                0,
                                List.of("1111111111111111111111111111111111111111"),
                                Instant.parse("2026-03-16T10:00:00Z"),
                                "grace"));
        assertThat(application.resources())
                .extracting(Application.Resource::name, Application.Resource::prune)
                .containsExactly(tuple("banner", true), tuple("cart", false));
        assertThat(application.operation()).satisfies(operation -> {
            assertThat(operation.phase()).isEqualTo("Succeeded");
            assertThat(operation.results())
                    .singleElement()
                    .satisfies(one -> assertThat(one.message()).isEqualTo("configured"));
        });
        assertThat(applications.read(id("nothing"))).isEmpty();
    }

    @Test
    void readsOneThatArgoCdHasNotSeenYet() {
        there.make(
                "new",
                "spec: {source: {repoURL: x}, destination: {name: other}, syncPolicy: {automated: {prune: true}}}");

        var application = applications.read(id("new")).orElseThrow();
        assertThat(application.sync()).isEqualTo("Unknown");
        assertThat(application.health().status()).isEqualTo(Health.Status.UNKNOWN);
        assertThat(application.here()).isFalse();
        assertThat(application.automation()).isEqualTo(new Automation(true, false));
        assertThat(application.operation()).isNull();
        assertThat(application.sources())
                .singleElement()
                .satisfies(source -> assertThat(source.target()).isEqualTo("HEAD"));
    }

    @Test
    void asksForASyncOnce() {
        var id = made("synced");
        var sync = new Sync(id, ADA, null, true, false);

        assertThat(applications.act(sync)).isInstanceOf(Done.class);
        assertThat(operation("synced").at("initiatedBy").text("username")).isEqualTo("ada");
        assertThat(operation("synced").list("info"))
                .containsExactly(new Fields(Map.of("name", "Reason", "value", "It is needed today")));
        assertThat(operation("synced").at("sync").flag("prune")).isTrue();
        assertThat(operation("synced").at("sync").at("syncStrategy").has("hook"))
                .isTrue();
        assertThat(Fields.of(there.read("synced")).at("status").has("operationState"))
                .isFalse();
        assertThat(Fields.of(there.read("synced")).at("status").list("history")).hasSize(2);

        assertThat(applications.act(sync)).isInstanceOf(Conflicted.class);
        begun("synced", "2026-03-18T09:00:00Z");
        there.argo("synced", "{\"operation\": null, \"status\": {\"operationState\": {\"phase\": \"Succeeded\"}}}");
        assertThat(applications.act(sync).sentence()).contains("Another operation was done since you looked");
        assertThat(applications.act(new Sync(id, new Asker("ada", "Once more please", null), "v2", false, true)))
                .isInstanceOf(Done.class);
        assertThat(operation("synced").at("sync").text("revision")).isEqualTo("v2");
        assertThat(operation("synced").at("sync").flag("dryRun")).isTrue();
    }

    @Test
    void syncsWhatSyncsByItselfToNothingElse() {
        var id = made("automated");
        there.argo(
                "automated",
                "{\"spec\": {\"syncPolicy\": {\"automated\": {}, \"syncOptions\": [\"CreateNamespace=true\"]}}}");

        assertThat(applications.act(new Sync(id, ADA, "v2", false, false)).sentence())
                .contains("syncs it to main by itself");
        assertThat(applications.act(new RollBack(id, ADA, 0, false, false)).sentence())
                .contains("rolls nothing back while it syncs by itself");
        assertThat(Fields.of(there.read("automated")).has("operation")).isFalse();
        assertThat(applications.act(new Sync(id, ADA, "main", false, false))).isInstanceOf(Done.class);
        assertThat(operation("automated").at("sync").words("syncOptions")).containsExactly("CreateNamespace=true");
    }

    @Test
    void rollsBackToAnEntryOfItsHistory() {
        var id = made("back");
        assertThat(applications.act(new RollBack(id, ADA, 7, false, false)).sentence())
                .contains("no entry 7");

        assertThat(applications.act(new RollBack(id, ADA, 0, false, false))).isInstanceOf(Done.class);
        var sync = operation("back").at("sync");
        assertThat(sync.text("revision")).isEqualTo("1111111111111111111111111111111111111111");
        assertThat(sync.at("source").text("path")).isEqualTo("deploy");
        assertThat(sync.at("syncStrategy").has("apply")).isTrue();
    }

    @Test
    void endsTheVeryOperationThatWasSeen() {
        var id = made("ended");
        assertThat(applications.act(new Terminate(id, ADA))).isEqualTo(new Refused("No operation is in progress."));
        applications.act(new Sync(id, ADA, null, false, false));
        begun("ended", "2026-03-18T09:00:00Z");

        assertThat(applications.act(new Terminate(id, ADA)).sentence())
                .contains("Another operation is in progress than the one that you saw");
        var terminate = new Terminate(id, new Asker("ada", "It hangs too long", "2026-03-18T09:00:00Z"));
        assertThat(applications.act(terminate)).isInstanceOf(Done.class);
        assertThat(Fields.of(there.read("ended")).at("status", "operationState").text("phase"))
                .isEqualTo("Terminating");
        assertThat(applications.act(terminate)).isInstanceOf(Refused.class);
    }

    @Test
    void asksForARefreshByAnAnnotation() {
        var id = made("refreshed");
        assertThat(applications.act(new Refresh(id, false))).isInstanceOf(Done.class);
        assertThat(there.read("refreshed").getMetadata().getAnnotations())
                .containsEntry("argocd.argoproj.io/refresh", "normal");
        assertThat(applications.read(id).orElseThrow().refreshing()).isTrue();
        applications.act(new Refresh(id, true));
        assertThat(there.read("refreshed").getMetadata().getAnnotations())
                .containsEntry("argocd.argoproj.io/refresh", "hard");
    }
}
