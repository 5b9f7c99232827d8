package dev.quarterdeck.connector.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.cluster.LogLine;
import dev.quarterdeck.connector.cluster.TestWorkload;
import dev.quarterdeck.connector.cluster.Workload;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.connector.cluster.WorkloadStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterFolderTests {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final WorkloadId SHOP = new WorkloadId("dev", "shop");

    @TempDir
    private static Path artifacts;

    private static Workload workload;

    @TempDir
    private Path folder;

    @BeforeAll
    static void compileTheWorkload() {
        workload = TestWorkload.in(artifacts).workload(SHOP, "1", 1, Map.of());
    }

    private LocalCluster open() {
        return new ClusterFolder(folder).open(21_500);
    }

    private static void run(LocalCluster cluster) {
        cluster.apply(workload);
        await().atMost(PATIENCE)
                .until(() ->
                        cluster.observe(SHOP).filter(WorkloadStatus::complete).isPresent());
    }

    private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        }
    }

    @Test
    void isNotSharedByTwoClusters() {
        var first = open();

        assertThatIllegalStateException()
                .isThrownBy(this::open)
                .withMessageContaining("Another embedded cluster runs in " + folder);

        first.close();
        open().close();
    }

    @Test
    void isForItsOwnerAlone() throws Exception {
        open().close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void keepsAddressesAndListensThereBeforeAnythingIsApplied() throws Exception {
        var first = open();
        var address = first.endpoint(SHOP);
        first.endpoint(new WorkloadId("dev", "another"));
        first.close();

        var second = open();
        try {
            assertThat(get(address).body()).isEqualTo("No replica of dev/shop is ready.\n");
            assertThat(second.endpoint(SHOP)).isEqualTo(address);
        } finally {
            second.close();
        }
    }

    @RepeatedTest(20)
    void freesItsAddressesBeforeItIsClosed() throws Exception {
        var cluster = open();
        var address = cluster.endpoint(SHOP);
        assertThat(get(address).statusCode()).isEqualTo(503);

        cluster.close();

        new ServerSocket(address.getPort(), 1, InetAddress.getLoopbackAddress()).close();
    }

    @Test
    void saysThatAStrangerHasTheAddressAndTakesItWhenItIsFree() throws Exception {
        var first = open();
        var address = first.endpoint(SHOP);
        first.close();

        // the system takes a moment to give up an address that was just left
        var stranger = await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> new ServerSocket(address.getPort(), 1, InetAddress.getLoopbackAddress()), socket -> true);
        var second = open();
        try {
            run(second);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(second.observe(SHOP).orElseThrow().stalled())
                                    .contains("Port %d, where dev/shop is reached".formatted(address.getPort()))
                                    .contains("End the program that has it"));
            assertThat(second.endpoint(SHOP)).isEqualTo(address);

            stranger.close();
            await().atMost(PATIENCE)
                    .until(() -> second.observe(SHOP).orElseThrow().stalled() == null);
            assertThat(get(address).body()).isEqualTo("1");
        } finally {
            stranger.close();
            second.close();
        }
    }

    @Test
    void isLeftWithoutAProcessWhenTheClusterIsClosed() {
        var cluster = open();
        run(cluster);
        var processes = LocalFixture.processesOf(cluster, SHOP);
        assertThat(processes).hasSize(1);

        cluster.close();
        cluster.close();

        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(folder.resolve("processes")).isEmptyDirectory();
        assertThatExceptionOfType(SourceUnavailable.class).isThrownBy(() -> cluster.apply(workload));
    }

    @Test
    void keepsLogsWhenTheClusterIsClosed() {
        var first = open();
        run(first);
        var replica = first.observe(SHOP).orElseThrow().observed().getFirst().name();
        first.close();

        var second = open();
        try {
            assertThat(second.log(SHOP, replica, -1, 1))
                    .extracting(LogLine::text)
                    .containsExactly("version 1 ends");
        } finally {
            second.close();
        }
    }
}
