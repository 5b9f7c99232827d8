package dev.quarterdeck.connector.local;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalRoutingTests extends LocalFixture {

    @Test
    void saysThatNoReplicaIsReady() throws Exception {
        newId();

        var answer = get("/");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("No replica of %s is ready.\n".formatted(id));
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    }

    @Test
    void tellsReplicasWhoAskedAndUnderWhichName() throws Exception {
        applied(shop.workload(newId(), "1", 1, Map.of()));

        var headers = get("/headers").body().toLowerCase(Locale.ROOT);

        var port = cluster().endpoint(id).getPort();
        assertThat(headers)
                .contains("x-forwarded-for=[127.0.0.1]", "x-forwarded-proto=[http]")
                .contains("x-forwarded-host=[127.0.0.1]", "x-forwarded-port=[%d]".formatted(port))
                .contains("host=[127.0.0.1:%d]".formatted(port));
    }

    @Test
    void passesOnWhatIsPosted() throws Exception {
        applied(shop.workload(newId(), "1", 1, Map.of()));
        var body = "0123456789".repeat(100_000);

        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(cluster().endpoint(id))
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.body()).isEqualTo("1" + body);
        }
    }

    @Test
    void passesOnTheBeginningOfAnAnswerBeforeItsEnd() throws Exception {
        applied(shop.workload(newId(), "1", 1, Map.of()));

        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(cluster().endpoint(id).resolve("/stream"))
                            .build(),
                    BodyHandlers.ofInputStream());
            try (var lines = new BufferedReader(new InputStreamReader(answer.body(), US_ASCII))) {
                assertThat(lines.readLine()).isEqualTo("first");
                get("/go-on");
                assertThat(lines.readLine()).isEqualTo("second");
            }
        }
    }

    @Test
    void spreadsRequestsOverTheReplicas() throws Exception {
        applied(shop.workload(newId(), "1", 2, Map.of()));
        var served = new HashSet<String>();

        for (var request = 0; request < 50; request++) {
            served.add(get("/replica").body());
        }

        assertThat(served).isEqualTo(replicaNames());
    }

    @Test
    void keepsTheConnectionsOfClientsWhileReplicasAreReplaced() throws Exception {
        applied(shop.workload(newId(), "1", 1, Map.of()));
        var address = cluster().endpoint(id);
        try (var socket = new Socket(address.getHost(), address.getPort());
                var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
            assertThat(ask(socket, lines)).isEqualTo('1');

            applied(shop.workload(id, "2", 1, Map.of()));

            assertThat(ask(socket, lines)).isEqualTo('2');
        }
    }

    /** Asks for one page of one character, and keeps the connection. */
    private static char ask(Socket socket, BufferedReader lines) throws IOException {
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: shop\r\n\r\n".getBytes(US_ASCII));
        var line = lines.readLine();
        assertThat(line).contains("200");
        while (!line.isEmpty()) {
            line = lines.readLine();
        }
        return (char) lines.read();
    }
}
