package dev.quarterdeck.connector.tracing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A real Zipkin with its memory as storage, on loopback. */
final class ZipkinServer implements AutoCloseable {

    private final int port;
    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();

    ZipkinServer() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        Path.of("target", "zipkin-server.jar").toString(),
                        "--armeria.ports[0].address=127.0.0.1",
                        "--armeria.ports[0].port=" + port,
                        "--armeria.ports[0].protocols[0]=http"))
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "zipkin-server.log").toFile())
                .start();
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> get("/health").contains("UP"));
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private String get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address().resolve(path)).build(), BodyHandlers.ofString())
                .body();
    }

    /** @param spans in Zipkin's JSON, version 2 */
    void post(String spans) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address().resolve("/api/v2/spans"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(spans))
                .build();
        var status = client.send(request, BodyHandlers.ofString());
        if (status.statusCode() != 202) {
            throw new IOException("Zipkin answers %d: %s".formatted(status.statusCode(), status.body()));
        }
    }

    @Override
    public void close() {
        process.destroy();
        client.close();
    }
}
