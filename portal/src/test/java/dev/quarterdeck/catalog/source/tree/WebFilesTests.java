package dev.quarterdeck.catalog.source.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.TestHost;
import dev.quarterdeck.connector.SourceUnavailable;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebFilesTests {

    private static final String TEXT = "kind: Component";

    private TestHost host;
    private String address;

    @BeforeEach
    void serve() throws IOException {
        host = new TestHost(exchange -> {
            switch (exchange.getRequestURI().getPath()) {
                case "/orders.yaml" -> TestHost.answer(exchange, 200, TEXT.getBytes(UTF_8));
                case "/large.yaml" -> TestHost.answer(exchange, 200, new byte[(1 << 20) + 1]);
                case "/moved.yaml" -> {
                    exchange.getResponseHeaders().set("Location", "/orders.yaml");
                    TestHost.answer(exchange, 302, new byte[0]);
                }
                default -> TestHost.answer(exchange, 404, new byte[0]);
            }
        });
        address = host.address();
    }

    @AfterEach
    void stop() {
        host.close();
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

        assertThatThrownBy(() -> files.open("https://localhost:%d/orders.yaml".formatted(host.port())))
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
