package dev.quarterdeck.connector.prometheus;

import dev.quarterdeck.connector.metrics.QueryRefused;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Regular moments, the first and the last included.
 *
 * @param step at least a second
 */
record Moments(Instant from, Instant to, Duration step) {

    /** Of one series in one answer: Prometheus refuses more. */
    static final int AT_ONCE = 11_000;

    /** Of one series in all; more of them no screen shows, and no memory holds for long. */
    private static final long MOST = 40L * AT_ONCE;

    Moments {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("%s is before %s".formatted(to, from));
        }
        if (step.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new QueryRefused("The step is at least a second");
        }
    }

    long count() {
        return Duration.between(from, to).dividedBy(step) + 1;
    }

    /**
     * In the order of time; none has more than a source gives at once.
     *
     * @throws QueryRefused if there are too many for any answer
     */
    List<Moments> parts() {
        if (count() > MOST) {
            throw new QueryRefused(
                    "That asks for %,d moments, and at most %,d are read: take a longer step or less time"
                            .formatted(count(), MOST));
        }
        var parts = new ArrayList<Moments>();
        for (var begin = from; !begin.isAfter(to); begin = begin.plus(step.multipliedBy(AT_ONCE))) {
            var end = begin.plus(step.multipliedBy(AT_ONCE - 1L));
            parts.add(new Moments(begin, end.isBefore(to) ? end : to, step));
        }
        return parts;
    }

    /** In seconds since 1970, as the API reads it. */
    static String written(Instant moment) {
        return BigDecimal.valueOf(moment.toEpochMilli(), 3).stripTrailingZeros().toPlainString();
    }
}
