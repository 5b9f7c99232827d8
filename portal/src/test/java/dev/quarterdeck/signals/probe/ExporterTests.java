package dev.quarterdeck.signals.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.TestClock;
import dev.quarterdeck.TestHost;
import dev.quarterdeck.catalog.CatalogRows;
import dev.quarterdeck.connector.metrics.RealPrometheus;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.ConnectedPrometheus;
import dev.quarterdeck.signals.SignalsTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Probes that others ask for the portal: Debian's blackbox exporter, and a Prometheus that knows what one found. */
@SignalsTest
@Import(ConnectedPrometheus.class)
class ExporterTests {

    private static final EntityRef SHOP = EntityRef.component("storefront");

    @TempDir
    Path folder;

    @Autowired
    Probes probes;

    @Autowired
    ProbeRounds rounds;

    @Autowired
    Environments environments;

    @Autowired
    ConnectedPrometheus main;

    @Autowired
    TestClock clock;

    @Autowired
    DSLContext db;

    private final AtomicInteger status = new AtomicInteger(200);
    private @Nullable Process exporter;
    private TestHost host;

    @BeforeEach
    void listen() throws IOException {
        environments.define(
                new Environment("production", 1, "local", 1, false, 0, Duration.ofHours(1), true, null), "ada");
        new CatalogRows(db).add(SHOP.toString(), "The shop", "group:default/experience");
        host = new TestHost(exchange -> TestHost.answer(exchange, status.get(), "shop".getBytes(UTF_8)));
    }

    @AfterEach
    void close() throws InterruptedException {
        host.close();
        main.disconnect();
        if (exporter != null) {
            exporter.destroy();
            exporter.waitFor();
        }
    }

    private String startExporter() throws IOException {
        RealPrometheus.assumeThere("prometheus-blackbox-exporter");
        var settings = Files.writeString(folder.resolve("blackbox.yml"), """
                modules:
                  http_2xx: {prober: http, timeout: 5s, http: {preferred_ip_protocol: ip4}}
                  tcp_connect: {prober: tcp, timeout: 5s, tcp: {preferred_ip_protocol: ip4}}
                """);
        var port = RealPrometheus.freePort();
        var listens = "127.0.0.1:" + port;
        exporter = new ProcessBuilder(
                        "prometheus-blackbox-exporter", "--config.file=" + settings, "--web.listen-address=" + listens)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("blackbox.txt").toFile())
                .start();
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
            try (var open = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return open.isConnected();
            }
        });
        return "http://" + listens;
    }

    private ProbeStanding ask(String address, String through) {
        assertThat(probes.define(
                        new ProbeDefinition(
                                "shop",
                                SHOP,
                                "production",
                                URI.create(address),
                                null,
                                Duration.ofMinutes(1),
                                Duration.ofSeconds(10),
                                URI.create(through),
                                null),
                        "ada"))
                .isEmpty();
        return again();
    }

    private ProbeStanding again() {
        rounds.ask();
        clock.advance(Duration.ofMinutes(2));
        return probes.get("shop");
    }

    @Test
    void hasABlackboxExporterAsk() throws IOException {
        var standing = ask(host.address(), startExporter());

        assertThat(standing.last()).isNotNull().satisfies(last -> {
            assertThat(last.isUp()).isTrue();
            assertThat(last.status()).isEqualTo(200);
            assertThat(last.took()).isPositive();
            assertThat(last.tlsExpiresAt()).isNull();
        });
        assertThat(standing.probe().definition().asker()).contains("module http_2xx");

        status.set(500);
        assertThat(again().last())
                .isNotNull()
                .satisfies(last -> assertThat(last.problem())
                        .isEqualTo("the exporter was answered 500, which is not as it should be"));
    }

    @Test
    void hasItAskForABareConnection() throws IOException {
        assertThat(ask("tcp://127.0.0.1:" + host.port(), startExporter()).last())
                .isNotNull()
                .satisfies(last -> assertThat(last.isUp()).isTrue());
    }

    @Test
    void doesNotTakeAnExporterThatIsGoneForAShopThatIs() {
        var standing = ask(host.address(), "http://127.0.0.1:1");

        assertThat(standing.last()).as("nobody asked the shop").isNull();
        assertThat(standing.up()).isNull();
        assertThat(standing.probe().unasked()).isEqualTo("the exporter cannot be reached at http://127.0.0.1:1");
    }

    @Test
    void readsWhatTheExportersOfAPrometheusFound() throws Exception {
        RealPrometheus.assumeThere();
        var target = "{instance=\"https://shop.example.org/\",job=\"blackbox\"}";
        var at = clock.instant().getEpochSecond();
        try (var prometheus = RealPrometheus.of(folder, """
                probe_success%1$s 1 %2$d
                probe_duration_seconds%1$s 0.25 %2$d
                probe_http_status_code%1$s 200 %2$d
                probe_ssl_earliest_cert_expiry%1$s %3$d %2$d
                """.formatted(target, at, at + 86_400))) {
            main.connect(prometheus.address());

            var standing = ask("https://shop.example.org/", "prometheus:main");

            assertThat(standing.last()).isNotNull().satisfies(last -> {
                assertThat(last.isUp()).isTrue();
                assertThat(last.status()).isEqualTo(200);
                assertThat(last.took()).isEqualTo(Duration.ofMillis(250));
                assertThat(last.tlsExpiresAt()).isEqualTo(Instant.ofEpochSecond(at + 86_400));
            });
            assertThat(standing.expiresSoon()).isTrue();

            clock.advance(Duration.ofHours(1));
            assertThat(again().probe().unasked())
                    .isEqualTo("Prometheus 'main' has no probe_success of instance \"https://shop.example.org/\"");
        }
    }

    @Test
    void saysThatNoneOfThatNameIsConnected() {
        assertThat(probes.define(
                        new ProbeDefinition(
                                "shop",
                                SHOP,
                                "production",
                                URI.create("https://shop.example.org"),
                                null,
                                Duration.ofMinutes(1),
                                Duration.ofSeconds(10),
                                URI.create("prometheus:edge"),
                                null),
                        "ada"))
                .hasValue("Through: no Prometheus named 'edge' is connected");
    }
}
