package dev.quarterdeck.shop.kit.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HealthChecksTests {

    /** More than even a very busy machine takes for a check that does nothing. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void isUpWhenEverythingIsThere() {
        assertThat(reportOf(check("database", true, () -> {})).status()).isEqualTo(HealthStatus.UP);
    }

    @Test
    void isDownWithoutWhatItNeeds() {
        var report = reportOf(check("database", true, () -> {
            throw new IllegalStateException("refused");
        }));

        assertThat(report.status()).isEqualTo(HealthStatus.DOWN);
        assertThat(report.components())
                .singleElement()
                .satisfies(component -> assertThat(component.message()).isEqualTo("refused"));
    }

    @Test
    void isOnlyDegradedWithoutWhatItCanDoWithout() {
        var report = reportOf(check("database", true, () -> {}), check("inventory", false, () -> {
            throw new IllegalStateException("refused");
        }));

        assertThat(report.status()).isEqualTo(HealthStatus.DEGRADED);
    }

    @Test
    void doesNotWaitForACheckThatHangs() {
        var never = new CountDownLatch(1);

        try (var checks = new HealthChecks(List.of(check("database", true, never::await)), Duration.ofMillis(200))) {
            assertThat(checks.report().components())
                    .singleElement()
                    .satisfies(component -> assertThat(component.message()).isEqualTo("no answer within 200 ms"));
        }
    }

    @Test
    void probesThatAskAtOnceShareOneReport() {
        var runs = new AtomicInteger();
        try (var checks = new HealthChecks(List.of(check("database", true, runs::incrementAndGet)), PATIENCE)) {
            var first = checks.report();

            assertThat(checks.report()).isSameAs(first);
            assertThat(runs).hasValue(1);
        }
    }

    private static HealthReport reportOf(HealthCheck... each) {
        try (var checks = new HealthChecks(List.of(each), PATIENCE)) {
            return checks.report();
        }
    }

    private interface Attempt {

        void make() throws Exception;
    }

    private static HealthCheck check(String component, boolean required, Attempt attempt) {
        return new HealthCheck() {
            @Override
            public String component() {
                return component;
            }

            @Override
            public boolean required() {
                return required;
            }

            @Override
            public void run() throws Exception {
                attempt.make();
            }
        };
    }
}
