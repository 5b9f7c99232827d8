package dev.quarterdeck.catalog.source.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.quarterdeck.connector.SourceUnavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebFilesTests {

    private static final String TEXT = "kind: Component";

    private HttpServer host;
    private String address;

    @BeforeEach
    void serve() throws IOException {
        host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        address = "http://127.0.0.1:%d".formatted(host.getAddress().getPort());
        answer("/orders.yaml", 200, TEXT.getBytes(UTF_8));
        answer("/large.yaml", 200, new byte[(1 << 20) + 1]);
        answer("/gone.yaml", 404, new byte[0]);
        host.createContext("/moved.yaml", exchange -> {
            exchange.getResponseHeaders().set("Location", "/orders.yaml");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        host.start();
    }

    private void answer(String path, int status, byte[] body) {
        host.createContext(path, exchange -> {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @AfterEach
    void stop() {
        host.stop(0);
    }

    @Test
    void areReadFromHostsThatAreAllowed() {
        try (var tree = inside("127.0.0.1").open(address + "/orders.yaml")) {
            assertThat(tree.descriptors()).containsExactly("orders.yaml");
            assertThat(tree.read("orders.yaml", 100))
                    .hasValueSatisfying(
                            bytes -> assertThat(bytes).asString(UTF_8).isEqualTo(TEXT));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/large.yaml", "/gone.yaml", "/moved.yaml"})
    void areRefusedIfTheyAreTooLargeNotThereOrElsewhere(String path) {
        var files = inside("127.0.0.1");

        assertThatThrownBy(() -> files.open(address + path))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining(path);
    }

    @Test
    void areNotReadFromPrivateAddressesUnlessTheseAreAllowed() {
        var files = new WebFiles(new WebSettings(List.of("localhost"), false));

        assertThatThrownBy(() -> files.open("https://localhost:%d/orders.yaml"
                        .formatted(host.getAddress().getPort())))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("private address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example.net/a.yaml",
                "https://example.org.example.net/a.yaml",
                "http://files.example.org/a.yaml",
                "https://someone:secret@files.example.org/a.yaml",
                "file:///etc/passwd",
                "https:///a.yaml",
                "not an address"
            })
    void sayWhyAnAddressIsNotRead(String location) {
        var files = new WebFiles(new WebSettings(List.of("*.example.org"), false));

        assertThat(files.refusal(location)).isPresent();
        assertThat(files.refusal("https://files.example.org/a.yaml")).isEmpty();
    }

    private static WebFiles inside(String host) {
        return new WebFiles(new WebSettings(List.of(host), true));
    }
}
