package dev.quarterdeck.signals.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpExchange;
import dev.quarterdeck.TestClock;
import dev.quarterdeck.TestHost;
import dev.quarterdeck.audit.AuditFilter;
import dev.quarterdeck.audit.AuditQuery;
import dev.quarterdeck.audit.AuditRecord;
import dev.quarterdeck.catalog.CatalogRows;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.SignalsTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Of a real host on loopback. */
@SignalsTest
class ProbesTests {

    private static final EntityRef SHOP = EntityRef.component("storefront");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Autowired
    Probes probes;

    @Autowired
    ProbeRounds rounds;

    @Autowired
    Environments environments;

    @Autowired
    AuditQuery audit;

    @Autowired
    TestClock clock;

    @Autowired
    DSLContext db;

    private final AtomicReference<String> behaviour = new AtomicReference<>("good");
    private @Nullable TestHost host;

    @BeforeEach
    void listen() throws IOException {
        environments.define(
                new Environment("production", 1, "local", 1, false, 0, Duration.ofHours(1), true, null), "ada");
        new CatalogRows(db).add(SHOP.toString(), "The shop", "group:default/experience");
        host = new TestHost(this::answer);
    }

    @AfterEach
    void close() {
        host().close();
    }

    private TestHost host() {
        var listening = host;
        if (listening == null) {
            throw new IllegalStateException("Nobody listens yet");
        }
        return listening;
    }

    private void answer(HttpExchange exchange) throws IOException {
        switch (behaviour.get()) {
            case "good" -> TestHost.answer(exchange, 200, "Welcome to the shop".getBytes(UTF_8));
            case "broken" -> TestHost.answer(exchange, 500, new byte[0]);
            case "large" -> TestHost.answer(exchange, 200, new byte[2_000_000]);
            default -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write('W');
                exchange.getResponseBody().flush();
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void define(String address, @Nullable String expects) {
        var definition = new ProbeDefinition(
                "shop-front", SHOP, "production", URI.create(address), expects, MINUTE, Duration.ofMillis(500));
        assertThat(probes.define(definition, "ada")).isEmpty();
    }

    private ProbeStanding round(String how) {
        behaviour.set(how);
        rounds.ask();
        clock.advance(MINUTE);
        return probes.get("shop-front");
    }

    @Test
    void tellsUpFromDownAndSinceWhen() {
        define(host().address() + "/", "Welcome");
        assertThat(probes.get("shop-front").last()).as("not asked yet").isNull();

        var begin = clock.instant();
        var good = round("good");
        assertThat(good.last()).satisfies(last -> {
            assertThat(last.isUp()).isTrue();
            assertThat(last.status()).isEqualTo(200);
            assertThat(last.took()).isPositive();
            assertThat(last.tlsExpiresAt()).isNull();
        });
        var broken = round("broken");
        assertThat(broken.last()).extracting(ProbeResult::problem).isEqualTo("it answers 500");
        assertThat(broken.up()).isEqualTo(0.5, within(1e-9));
        assertThat(broken.since()).as("it answered last").isEqualTo(begin);
        assertThat(probes.of(SHOP)).hasSize(1);
    }

    @Test
    void saysWhatIsWrongWithAnAnswer() {
        define(host().address() + "/", "Closed");
        assertThat(round("good").last())
                .extracting(ProbeResult::problem)
                .isEqualTo("its answer does not contain 'Closed'");
        assertThat(round("large").last())
                .extracting(ProbeResult::problem)
                .asString()
                .contains("capacity");
        assertThat(round("slow").last()).extracting(ProbeResult::problem).isEqualTo("no answer within 0.5 s");
        assertThat(probes.get("shop-front").p95())
                .as("of answers as they should be")
                .isNull();
    }

    @Test
    void asksNobodyMoreOftenThanItIsTo() {
        define(host().address() + "/", null);
        rounds.ask();
        rounds.ask();
        assertThat(host().asked()).hasSize(1);
        clock.advance(MINUTE);
        rounds.ask();
        assertThat(host().asked()).hasSize(2);
    }

    @Test
    void connectsWhereNothingIsSaid() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
            define("tcp://127.0.0.1:" + free, null);
            assertThat(round("good").last()).extracting(ProbeResult::isUp).isEqualTo(true);
        }
        assertThat(round("good").last())
                .extracting(ProbeResult::problem)
                .asString()
                .contains("refused");
    }

    @Test
    void forgetsAfterThirtyDaysAndGoesWithItsAnswers() {
        define(host().address() + "/", null);
        round("good");
        clock.advance(Duration.ofDays(31));
        rounds.forget();
        assertThat(probes.get("shop-front").last()).isNull();

        assertThat(probes.remove("shop-front", "no", "grace")).isPresent();
        assertThat(probes.remove("shop-front", "It is asked elsewhere", "grace"))
                .isEmpty();
        assertThat(probes.all()).isEmpty();
        assertThat(audit.page(new AuditFilter(null, "probe.", null, null), null, 5)
                        .items())
                .extracting(AuditRecord::actor)
                .containsExactlyInAnyOrder("ada", "grace");
    }

    @ParameterizedTest
    @CsvSource({
        "Shop Front, https://shop.example.org, , 60, 5, Name: ",
        "shop, ftp://shop.example.org, , 60, 5, Address: ",
        "shop, shop.example.org, , 60, 5, Address: ",
        "shop, tcp://shop.example.org, , 60, 5, Address: tcp:// needs a port",
        "shop, tcp://shop.example.org:80, Hello, 60, 5, Expects: ",
        "shop, https://shop.example.org, , 5, 1, Every: ",
        "shop, https://shop.example.org, , 60, 61, Timeout: ",
        "shop, https://shop.example.org, , 60, 0, Timeout: "
    })
    void namesTheFieldThatIsWrong(
            String name, String address, @Nullable String expects, int every, int timeout, String why) {
        assertThatThrownBy(() -> new ProbeDefinition(
                        name,
                        SHOP,
                        "production",
                        URI.create(address),
                        expects,
                        Duration.ofSeconds(every),
                        Duration.ofSeconds(timeout)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(why);
    }

    @Test
    void refusesWhatIsNotThere() {
        var nowhere = new ProbeDefinition(
                "shop", SHOP, "moon", URI.create("https://shop.example.org"), null, MINUTE, Duration.ofSeconds(5));
        assertThat(probes.define(nowhere, "ada"))
                .hasValueSatisfying(why -> assertThat(why).startsWith("Environment: "));
        define(host().address(), null);
        var again = new ProbeDefinition(
                "shop-front", SHOP, "production", URI.create("https://shop.example.org"), null, MINUTE, MINUTE);
        assertThat(List.of(probes.define(again, "ada").orElseThrow()))
                .containsExactly("Name: there is a probe named shop-front already");
    }
}
