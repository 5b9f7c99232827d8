package dev.quarterdeck.connector.kubernetes.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import dev.quarterdeck.connector.kubernetes.KubeletStandIn;
import dev.quarterdeck.connector.kubernetes.RealControlPlane;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1beta1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rendered by the real Helm, and taken by a real API server. */
class PortalChartTests {

    private static final Path DEPLOY =
            Path.of("..", "..", "deploy").toAbsolutePath().normalize();
    private static final Path MANIFESTS = DEPLOY.resolve("kubernetes/portal.yaml");
    private static final String NAME = "quarterdeck";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Every value that makes the chart say something else. */
    private static final String ALL = """
            replicas: 3
            settings: {quarterdeck: {kubernetes: {here: {in-cluster: true}}}}
            env: [{name: QUARTERDECK_TELEMETRY_TOKEN, valueFrom: {secretKeyRef: {name: more, key: token}}}]
            imagePullSecrets: [{name: registry}]
            artifacts: {claim: artifacts}
            volumes: [{name: clusters, secret: {secretName: clusters}}]
            volumeMounts: [{name: clusters, mountPath: /etc/clusters, readOnly: true}]
            serviceAccount: {token: true, annotations: {example.org/role: portal}}
            ingress:
              {enabled: true, className: nginx, host: portal.example.org, tlsSecret: tls, annotations: {example.org/size: 20m}}
            podAnnotations: {example.org/team: platform}
            nodeSelector: {kubernetes.io/os: linux}
            tolerations: [{key: portals, operator: Exists, effect: NoSchedule}]
            """;

    @BeforeAll
    static void hasHelm() {
        Assumptions.assumeThat(System.getProperty("os.name") + " " + System.getProperty("os.arch"))
                .as("a machine for which the tests have Helm")
                .isEqualTo("Linux amd64");
    }

    private static Helm chart() {
        return new Helm(DEPLOY.resolve("chart"));
    }

    private static TemplateCommand template(String namespace) {
        return chart().template().withName(NAME).withNamespace(namespace);
    }

    private static TemplateCommand template(String namespace, String values) throws IOException {
        return template(namespace).withValuesFile(file(values));
    }

    private static Path file(String values) throws IOException {
        return Files.writeString(Files.createTempFile(Path.of("target"), "values", ".yaml"), values);
    }

    @Test
    void isFlawlessToHelmsOwnEyes() {
        var result = chart().lint().strict().call();
        assertThat(result.isFailed()).as(result.getMessages().toString()).isFalse();
    }

    @Test
    void isWhatTheManifestsForThoseWithoutHelmSay() throws IOException {
        var rendered = Files.writeString(
                Path.of("target", "portal.yaml"), """
                # What deploy/chart makes without further values, for those without Helm: change the chart, and not this file.
                # docs/install-kubernetes.md says what is needed before.
                """ + template(NAME).call());
        assertThat(MANIFESTS).as("copy %s over it", rendered.toAbsolutePath()).hasSameTextualContentAs(rendered);
    }

    @Test
    void asksForTheBudgetAsTheClusterKnowsIt() {
        assertThat(template(NAME).withKubeVersion("1.30.0").call()).contains("apiVersion: policy/v1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"replicas: two", "replica: 3", "database: {secret: ''}", "ingress: {enabled: true}"})
    void refusesWhatMeansNothing(String values) {
        assertThatThrownBy(() -> template(NAME, values).call()).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", ALL})
    void isTakenByTheApiServer(String values) throws IOException {
        var plane = RealControlPlane.shared();
        try (var client = plane.client(RealControlPlane.ADMIN)) {
            var namespace = plane.newNamespace("chart");
            for (var object : rendered(client, namespace, values)) {
                // server-side apply also refuses fields that nobody knows
                assertThat(client.resource(object).dryRun().serverSideApply()).isNotNull();
                client.resource(object).serverSideApply();
            }
            assertThat(rendered(client, namespace, values))
                    .allSatisfy(object -> assertThat(client.resource(object).get())
                            .as(object.getKind())
                            .isNotNull());
        }
    }

    /** As for a cluster of this version. */
    private static List<HasMetadata> rendered(KubernetesClient client, String namespace, String values)
            throws IOException {
        var text = template(namespace, values).call().replace("policy/v1\n", "policy/v1beta1\n");
        return client.load(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .items();
    }

    @Test
    void bringsTwoPortalsOfWhichOneAtATimeMayBeTaken() throws Exception {
        var plane = RealControlPlane.shared();
        var namespace = plane.newNamespace("chart");
        try (var _ = KubeletStandIn.saying(plane);
                var client = plane.client(RealControlPlane.ADMIN)) {
            var release = chart().install()
                    .withName(NAME)
                    .withNamespace(namespace)
                    .withKubeConfig(plane.kubeconfig())
                    .call();
            assertThat(release.getStatus()).isEqualTo("deployed");

            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(endpoints(client, namespace)).hasSize(2).doesNotHaveDuplicates());
            var budget = client.resources(PodDisruptionBudget.class)
                    .inNamespace(namespace)
                    .withName(NAME);
            await().atMost(PATIENCE)
                    .until(() -> budget.get().getStatus().getDisruptionsAllowed() == 1
                            && budget.get().getStatus().getExpectedPods() == 2);
            var rollout = client.apps()
                    .deployments()
                    .inNamespace(namespace)
                    .withName(NAME)
                    .get()
                    .getSpec()
                    .getStrategy()
                    .getRollingUpdate();
            assertThat(rollout.getMaxUnavailable()).isEqualTo(new IntOrString(0));
        }
    }

    private static List<String> endpoints(KubernetesClient client, String namespace) {
        return Stream.ofNullable(
                        client.endpoints().inNamespace(namespace).withName(NAME).get())
                .flatMap(endpoints -> endpoints.getSubsets().stream())
                .flatMap(subset -> subset.getAddresses().stream())
                .map(address -> address.getIp())
                .toList();
    }
}
