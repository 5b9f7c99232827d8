package dev.quarterdeck.signals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** From a moment on, up to and without another one. */
public record TimeRange(Instant from, Instant to) {

    /** More points than these no screen shows. */
    private static final int POINTS = 400;

    private static final List<Duration> STEPS = Stream.of(
                    10, 20, 30, 60, 120, 300, 600, 1_200, 3_600, 7_200, 21_600, 86_400)
            .map(Duration::ofSeconds)
            .toList();

    private static final Duration MINUTES_FOR = Duration.ofHours(36);

    public TimeRange {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("A time ends after it begins: %s is not before %s".formatted(from, to));
        }
        if (Duration.between(from, to).compareTo(Resolution.HOURS.kept()) > 0) {
            throw new IllegalArgumentException("What is longer than 13 months is not kept");
        }
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    /** What to read it in: as fine as it is kept, but not finer than is of use. */
    public Resolution resolution(Instant now) {
        if (length().compareTo(Resolution.FINE.kept()) <= 0 && from.isAfter(now.minus(Resolution.FINE.kept()))) {
            return Resolution.FINE;
        }
        return length().compareTo(MINUTES_FOR) <= 0 && from.isAfter(now.minus(Resolution.MINUTES.kept()))
                ? Resolution.MINUTES
                : Resolution.HOURS;
    }

    /** Between two points on a chart. */
    public Duration step(Instant now) {
        var finest = resolution(now).step();
        return STEPS.stream()
                .filter(step -> step.compareTo(finest) >= 0 && length().dividedBy(step) <= POINTS)
                .findFirst()
                .orElse(STEPS.getLast());
    }

    /** As long a time, earlier. */
    public TimeRange earlier(Duration by) {
        return new TimeRange(from.minus(by), to.minus(by));
    }
}
