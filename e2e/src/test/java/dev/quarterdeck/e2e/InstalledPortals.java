package dev.quarterdeck.e2e;

import com.marcnuri.helm.Helm;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Portals that Helm has installed with their chart on a control plane, with a PostgreSQL of their own. */
final class InstalledPortals implements AutoCloseable {

    static final String NAME = "quarterdeck";

    private static final String LIVE = "live";
    private static final Path CHART = Path.of("..", "deploy", "chart").toAbsolutePath();
    private static final JsonMapper JSON = new JsonMapper();

    private final ControlPlane cluster;
    private final EmbeddedPostgres database;
    private String address = "";

    /** Ones that are ready to be installed. Skips the test, and says so, where they cannot be. */
    InstalledPortals() throws Exception {
        Assumptions.assumeTrue(
                (System.getProperty("os.name") + " " + System.getProperty("os.arch")).equals("Linux amd64"),
                "a machine for which the tests have Helm");
        cluster = ControlPlane.ofPortals();
        database = EmbeddedPostgres.builder().start();
        administer(
                "create role quarterdeck login password 'a sample password'",
                "create database quarterdeck owner quarterdeck");
        var made = cluster.post(
                "/api/v1/namespaces/%s/secrets".formatted(namespace()),
                JSON.writeValueAsString(Map.of(
                        "metadata",
                        Map.of("name", "quarterdeck-database"),
                        "stringData",
                        Map.of(
                                "url",
                                "jdbc:postgresql://127.0.0.1:%d/quarterdeck".formatted(database.getPort()),
                                "username",
                                "quarterdeck",
                                "password",
                                "a sample password"))));
        if (made != 201) {
            throw new IllegalStateException("The Secret was not made: " + made);
        }
    }

    private void administer(String... statements) throws SQLException {
        try (var connection = database.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (var text : statements) {
                statement.execute(text);
            }
        }
    }

    private String namespace() {
        return cluster.namespace(LIVE);
    }

    void install() throws IOException {
        new Helm(CHART)
                .install()
                .withName(NAME)
                .withNamespace(namespace())
                .withKubeConfig(cluster.kubeconfig())
                .call();
        address = cluster.service(LIVE, NAME);
    }

    /** Whether whoever comes to {@link #address} is led to one that is ready. */
    boolean answer() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address + "/ready")).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        }
    }

    /** @param values in YAML, in the place of those before */
    void upgrade(String values) throws IOException {
        new Helm(CHART)
                .upgrade()
                .withName(NAME)
                .withNamespace(namespace())
                .withKubeConfig(cluster.kubeconfig())
                .withValuesFile(Files.writeString(Path.of("target", "values.yaml"), values))
                .call();
    }

    /** Where all of them are reached. */
    String address() {
        return address;
    }

    boolean allowsEviction(String name) throws IOException, InterruptedException {
        var eviction = """
                {"apiVersion": "policy/v1beta1", "kind": "Eviction", "metadata": {"name": "%s", "namespace": "%s"}}
                """.formatted(name, namespace());
        var status = cluster.post("/api/v1/namespaces/%s/pods/%s/eviction".formatted(namespace(), name), eviction);
        if (status != 201 && status != 429) {
            throw new IllegalStateException("An eviction is answered with " + status);
        }
        return status == 201;
    }

    void kill(String name) throws IOException, InterruptedException {
        cluster.killPod(LIVE, name);
    }

    record Pod(String name, String address) {}

    /** Those that are ready. */
    List<Pod> ready() throws IOException, InterruptedException {
        var endpoints = JSON.readTree(cluster.get("/api/v1/namespaces/%s/endpoints/%s".formatted(namespace(), NAME)));
        return endpoints
                .path("subsets")
                .valueStream()
                .flatMap(subset -> subset.path("addresses").valueStream())
                .map(address -> new Pod(
                        address.at("/targetRef/name").asString(),
                        address.path("ip").asString()))
                .toList();
    }

    /** All that are there, those that end included. */
    List<String> all() throws IOException, InterruptedException {
        return pods().map(pod -> pod.at("/metadata/name").asString()).toList();
    }

    private Stream<JsonNode> pods() throws IOException, InterruptedException {
        return JSON.readTree(cluster.get("/api/v1/namespaces/%s/pods".formatted(namespace())))
                .path("items")
                .valueStream();
    }

    /** Where a single one is reached. */
    String address(Pod pod) throws IOException {
        return cluster.pod(pod.address());
    }

    /** What it wrote, as {@code kubectl logs} shows it. */
    String log(Pod pod) throws IOException, InterruptedException {
        return cluster.get("/api/v1/namespaces/%s/pods/%s/log".formatted(namespace(), pod.name()));
    }

    @Override
    public void close() throws Exception {
        if (database != null) {
            database.close();
        }
        cluster.close();
    }
}
