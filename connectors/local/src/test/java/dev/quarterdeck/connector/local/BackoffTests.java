package dev.quarterdeck.connector.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTests {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Backoff backoff = new Backoff();

    private long pause() {
        return Duration.between(NOW, backoff.next(NOW)).toSeconds();
    }

    @Test
    void waitsTwiceAsLongEachTimeUpToAMinute() {
        assertThat(Stream.generate(this::pause).limit(9)).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void staysAtAMinuteHoweverOften() {
        assertThat(Stream.generate(this::pause).limit(200).skip(10)).containsOnly(60L);
    }

    @Test
    void beginsAnewWhenForgiven() {
        pause();
        pause();

        backoff.forgive();

        assertThat(backoff.failures()).isZero();
        assertThat(pause()).isEqualTo(1);
    }
}
