package dev.quarterdeck.signals.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.quarterdeck.platform.EntityRef;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a real host with a certificate of ten days, made by the JDK's own tool. */
class ProbeTlsTests {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path folder;

    @Test
    void knowsWhenACertificateEndsAndTrustsNotEveryone() throws Exception {
        var keys = keys();
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            var definition = new ProbeDefinition(
                    "shop",
                    EntityRef.component("storefront"),
                    "production",
                    URI.create("https://localhost:" + server.getAddress().getPort() + "/"),
                    null,
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(20));
            var clock = Clock.systemUTC();

            var trusted = new ProbeClient(
                            HttpClient.newBuilder().sslContext(context(keys)).build(), clock)
                    .ask(definition);
            assertThat(trusted.problem()).isNull();
            assertThat(trusted.tlsExpiresAt())
                    .isBetween(
                            clock.instant().plus(9, ChronoUnit.DAYS),
                            clock.instant().plus(11, ChronoUnit.DAYS));

            var stranger = new ProbeClient(clock).ask(definition);
            assertThat(stranger.problem()).contains("certification path");
            assertThat(stranger.isUp()).isFalse();
        } finally {
            server.stop(0);
        }
    }

    private KeyStore keys() throws Exception {
        var file = folder.resolve("keys.p12");
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(
                        tool,
                        "-genkeypair",
                        "-alias",
                        "shop",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "10",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "changeit")
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
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        var context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
