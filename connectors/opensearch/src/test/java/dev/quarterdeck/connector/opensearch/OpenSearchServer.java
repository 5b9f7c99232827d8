package dev.quarterdeck.connector.opensearch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/** A real OpenSearch of one node, in this process. */
final class OpenSearchServer implements AutoCloseable {

    private final OpenSearchRunner runner = new OpenSearchRunner();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;

    OpenSearchServer(Path folder) {
        var port = freePort();
        runner.onBuild((_, settings) -> {
                    settings.put("http.port", port);
                    settings.put("network.host", "127.0.0.1");
                    settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
                })
                .build(OpenSearchRunner.newConfigs()
                        .basePath(folder.toString())
                        .clusterName("quarterdeck-test")
                        .numOfNode(1)
                        .disableESLogger());
        runner.ensureYellow();
        address = URI.create("http://127.0.0.1:" + port);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return address;
    }

    void send(String method, String path, String body) {
        try {
            var request = HttpRequest.newBuilder(address.resolve(path))
                    .method(method, BodyPublishers.ofString(body))
                    .header("Content-Type", path.startsWith("/_bulk") ? "application/x-ndjson" : "application/json")
                    .build();
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300 || answer.body().contains("\"errors\":true")) {
                throw new IllegalStateException(answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        client.shutdownNow();
        runner.close();
        runner.clean();
    }
}
