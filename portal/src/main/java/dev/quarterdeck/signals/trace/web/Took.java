package dev.quarterdeck.signals.trace.web;

import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Says short times as people do who look at traces; templates know it as {@code @took}. */
@Component("took")
public class Took {

    public String words(Duration duration) {
        return of(duration);
    }

    static String of(Duration duration) {
        var nanos = duration.toNanos();
        var size = Math.abs(nanos);
        if (size < 1_000_000) {
            return size < 1_000 && size > 0 ? "<1 µs" : "%d µs".formatted(nanos / 1_000);
        }
        if (size < 10_000_000) {
            return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
        }
        if (size < 1_000_000_000) {
            return String.format(Locale.ROOT, "%.0f ms", nanos / 1e6);
        }
        if (size < 60_000_000_000L) {
            return String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
        }
        return "%d min %d s".formatted(duration.toMinutes(), duration.abs().toSecondsPart());
    }

    /** With its sign, for a difference. */
    static String more(Duration duration) {
        return duration.isNegative() ? "−" + of(duration.negated()) : duration.isZero() ? "0" : "+" + of(duration);
    }

    public String difference(Duration duration) {
        return more(duration);
    }
}
