package dev.quarterdeck.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SignInThrottleTests {

    private static final String HERE = "192.0.2.1";

    private final SignInThrottle throttle = new SignInThrottle();

    @Test
    void allowsFiveTriesForANameThenSaysHowLongToWait() {
        for (var attempt = 0; attempt < 5; attempt++) {
            assertThat(throttle.attempt("sample", HERE)).isZero();
        }
        assertThat(throttle.attempt("sample", HERE)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30));
    }

    @Test
    void leavesOtherNamesAlone() {
        Stream.generate(() -> throttle.attempt("sample", HERE)).limit(6).forEach(_ -> {});
        assertThat(throttle.attempt("another", HERE)).isZero();
    }

    @Test
    void slowsAnAddressThatTriesManyNames() {
        for (var name = 0; name < 30; name++) {
            assertThat(throttle.attempt("name" + name, HERE)).isZero();
        }
        assertThat(throttle.attempt("one more", HERE)).isPositive();
        assertThat(throttle.attempt("one more", "192.0.2.2")).isZero();
    }

    @Test
    void forgetsWhatWasWrongOnceThePasswordIsRight() {
        for (var day = 0; day < 40; day++) {
            assertThat(throttle.attempt("sample", HERE)).isZero();
            throttle.succeeded("sample", HERE);
        }
    }

    @Test
    void countsTriesThatComeAtOnce() throws Exception {
        try (var guessers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> guess = () -> throttle.attempt("sample", HERE).isZero();
            var let = guessers.invokeAll(Stream.generate(() -> guess).limit(25).toList()).stream()
                    .filter(future -> future.resultNow())
                    .count();
            assertThat(let).isEqualTo(5);
        }
    }
}
