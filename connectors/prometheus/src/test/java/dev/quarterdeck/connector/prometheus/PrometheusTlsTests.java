package dev.quarterdeck.connector.prometheus;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.quarterdeck.connector.SourceUnavailable;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Of a host that shows a certificate nobody else knows, and asks for the same of whoever comes. */
class PrometheusTlsTests {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path folder;

    @Test
    void trustsWhomItIsToldToAndShowsWhoItIs() throws Exception {
        var keys = keys();
        var certificate = pem("certificate", keys.getCertificate("main").getEncoded(), "CERTIFICATE");
        var key = pem("key", keys.getKey("main", PASSWORD).getEncoded(), "PRIVATE KEY");
        var server = server(context(keys));
        try {
            var address = URI.create("https://localhost:" + server.getAddress().getPort());
            try (var known = PrometheusSource.open(settings(address, certificate, certificate, key))) {
                assertThat(known.at("up", Instant.EPOCH)).isEmpty();
            }
            try (var nobody = PrometheusSource.open(settings(address, certificate, null, null));
                    var wary = PrometheusSource.open(settings(address, null, null, null))) {
                assertThatThrownBy(() -> nobody.at("up", Instant.EPOCH)).isInstanceOf(SourceUnavailable.class);
                assertThatThrownBy(() -> wary.at("up", Instant.EPOCH))
                        .isInstanceOf(SourceUnavailable.class)
                        .hasMessageContaining("ca-file names whom to trust");
            }
        } finally {
            server.stop(0);
        }
    }

    private static HttpsServer server(SSLContext context) throws Exception {
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {

            @Override
            public void configure(HttpsParameters parameters) {
                var asked = context.getDefaultSSLParameters();
                asked.setNeedClientAuth(true);
                parameters.setSSLParameters(asked);
            }
        });
        server.createContext("/", exchange -> {
            try (exchange) {
                var body = "{\"data\":{\"result\":[]}}".getBytes(UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        return server;
    }

    private static PrometheusSettings settings(
            URI address, @Nullable Path trusted, @Nullable Path certificate, @Nullable Path key) {
        return new PrometheusSettings(
                "main",
                address,
                null,
                null,
                null,
                null,
                Map.of(),
                trusted,
                certificate,
                key,
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                DataSize.ofMegabytes(1),
                100);
    }

    private Path pem(String name, byte[] content, String kind) throws Exception {
        var text = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(content);
        return Files.writeString(
                folder.resolve(name + ".pem"),
                "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(kind, text));
    }

    private KeyStore keys() throws Exception {
        var file = folder.resolve("keys.p12");
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var arguments = "-genkeypair -alias main -keyalg EC -dname CN=localhost -ext san=dns:localhost -validity 10"
                + " -storepass changeit -keystore " + file;
        var made = new ProcessBuilder((tool + " " + arguments).split(" "))
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static SSLContext context(KeyStore keys) throws Exception {
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        // a certificate with its key counts as one's own, not as a trusted one
        var known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("main", keys.getCertificate("main"));
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(known);
        var context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
