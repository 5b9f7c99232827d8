package dev.quarterdeck.connector.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.connector.metrics.QueryRefused;
import dev.quarterdeck.connector.metrics.RealPrometheus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Debian's Prometheus, on readings of an hour: one of a counter each 15 s, none in the second half of one replica. */
@TestInstance(Lifecycle.PER_CLASS)
class RealPrometheusTests {

    private static final Instant NOON = Instant.parse("2026-03-17T12:00:00Z");
    private static final Instant END = NOON.plus(Duration.ofHours(1));

    private RealPrometheus prometheus;
    private PrometheusSource source;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        RealPrometheus.assumeThere();
        var notes = new StringBuilder();
        for (var replica : new String[] {"a", "b"}) {
            for (var second = 0; second <= (replica.equals("a") ? 3_600 : 1_800); second += 15) {
                notes.append("http_requests_total{replica=\"%s\"} %d %d%n"
                        .formatted(replica, second * 2, NOON.getEpochSecond() + second));
            }
        }
        prometheus = RealPrometheus.of(folder, notes.toString());
        source = PrometheusSource.open(Host.settings(prometheus.address()));
    }

    @AfterAll
    void stop() throws InterruptedException {
        if (prometheus != null) {
            source.close();
            prometheus.close();
        }
    }

    @Test
    void saysWhoItIs() {
        assertThat(source.check()).startsWith("version 2.");
    }

    @Test
    void answersOverTimeAndAtAMoment() {
        var rate = source.range("sum(rate(http_requests_total[1m]))", NOON, END, Duration.ofSeconds(60));
        assertThat(rate).singleElement().satisfies(one -> {
            assertThat(one.values()).hasSize(60);
            assertThat(one.values().get(NOON.plusSeconds(600))).isEqualTo(4, within(1e-9));
            assertThat(one.values().get(END)).isEqualTo(2, within(1e-9));
        });
        assertThat(source.at("http_requests_total{replica=\"b\"}", END))
                .as("it went stale")
                .isEmpty();
    }

    @Test
    void givesTheNumbersAsTheyWereMeasured() {
        var answer = source.samples("http_requests_total{replica=\"a\"}", NOON, NOON.plusSeconds(60));
        assertThat(answer.series())
                .singleElement()
                .satisfies(one -> assertThat(one.values())
                        .containsOnlyKeys(
                                NOON.plusSeconds(15),
                                NOON.plusSeconds(30),
                                NOON.plusSeconds(45),
                                NOON.plusSeconds(60)));
    }

    @Test
    void readsWhatIsLongerThanOneAnswer() {
        var up = source.range("vector(1)", NOON, NOON.plusSeconds(22_000), Duration.ofSeconds(1));
        assertThat(up.getFirst().values()).hasSize(22_001);
    }

    @Test
    void saysWhereAQueryIsWrong() {
        assertThatThrownBy(() -> source.at("sum(rate(http_requests_total)", NOON))
                .isInstanceOf(QueryRefused.class)
                .hasMessageContaining("parse error")
                .hasMessageStartingWith("invalid parameter \"query\": 1:");
    }
}
