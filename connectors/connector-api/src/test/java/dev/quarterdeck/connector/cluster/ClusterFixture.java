package dev.quarterdeck.connector.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A cluster, a workload of its own for each test, and ways to look at it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ClusterFixture {

    protected static final Duration PATIENCE = Duration.ofSeconds(40);

    private final AtomicInteger names = new AtomicInteger();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

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

    protected static ConditionFactory patiently() {
        return await().atMost(PATIENCE);
    }

    protected Workload applied(Workload workload) {
        cluster().apply(workload);
        awaitComplete(workload);
        return workload;
    }

    protected void awaitComplete(Workload workload) {
        patiently()
                .untilAsserted(() -> assertThat(cluster().observe(workload.id()))
                        .hasValueSatisfying(status -> {
                            assertThat(status.revision()).isEqualTo(workload.revision());
                            assertThat(status.complete()).as(status.toString()).isTrue();
                        }));
    }

    protected WorkloadStatus status() {
        return cluster().observe(id).orElseThrow();
    }

    protected Set<String> replicaNames() {
        return status().observed().stream().map(ReplicaStatus::name).collect(Collectors.toSet());
    }

    protected ReplicaStatus onlyReplica() {
        assertThat(status().observed()).hasSize(1);
        return status().observed().getFirst();
    }

    protected HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var address = cluster().endpoint(id).resolve(path);
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    protected String ask(URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address.resolve("/")).build(), BodyHandlers.ofString())
                .body();
    }

    protected String answer() throws IOException, InterruptedException {
        return get("/").body();
    }

    protected Hammer hammer() {
        return hammer("/", 4);
    }

    /** Begins once the address answers: a moment after a replica is ready not everybody knows yet that it is. */
    protected Hammer hammer(String path, int clients) {
        patiently().ignoreExceptions().until(() -> get("/").statusCode() == 200);
        return new Hammer(cluster().endpoint(id).resolve(path), clients);
    }
}
