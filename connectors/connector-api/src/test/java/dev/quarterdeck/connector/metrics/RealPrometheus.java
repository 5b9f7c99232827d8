package dev.quarterdeck.connector.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assumptions;

/** A real Prometheus on loopback, on readings of long ago, to hold ours against. */
public final class RealPrometheus implements AutoCloseable {

    private final Process process;
    private final URI address;

    private RealPrometheus(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Without it a test is skipped, and says so. */
    public static void assumeThere() {
        assumeThere("prometheus", "promtool");
    }

    /** Likewise of other programs of Debian's. */
    public static void assumeThere(String... programs) {
        Assumptions.assumeThat(List.of(programs))
                .as("programs of Debian, on the path")
                .allMatch(RealPrometheus::isThere);
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /**
     * One that knows what was measured, and measures nothing itself.
     *
     * @param folder of its own
     * @param openMetrics lines of a name, a number and a moment in seconds, each series together
     */
    public static RealPrometheus of(Path folder, String openMetrics) throws Exception {
        return of(folder, openMetrics, freePort());
    }

    /** Likewise at a port that was chosen before. */
    public static RealPrometheus of(Path folder, String openMetrics, int port) throws Exception {
        var notes = Files.writeString(folder.resolve("metrics.txt"), openMetrics + "# EOF\n");
        var log = folder.resolve("promtool.txt");
        var made = new ProcessBuilder(
                        "promtool",
                        "tsdb",
                        "create-blocks-from",
                        "openmetrics",
                        notes.toString(),
                        folder.resolve("data").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(made.waitFor()).as(Files.readString(log)).isZero();
        return started(folder, port);
    }

    private static RealPrometheus started(Path folder, int port) throws Exception {
        var file = Files.writeString(folder.resolve("prometheus.yml"), "global: {}\n");
        var listens = "127.0.0.1:" + port;
        var process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + file,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--storage.tsdb.retention.time=100y",
                        "--web.listen-address=" + listens)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.txt").toFile())
                .start();
        var prometheus = new RealPrometheus(process, URI.create("http://" + listens));
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(prometheus::isReady);
        return prometheus;
    }

    /** Which nobody listens at just now. */
    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean isReady() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(address.resolve("/-/ready")).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        }
    }

    public URI address() {
        return address;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
