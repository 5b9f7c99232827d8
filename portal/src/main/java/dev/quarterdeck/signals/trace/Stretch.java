package dev.quarterdeck.signals.trace;

import java.time.Duration;

/**
 * Part of the time of a trace.
 *
 * @param from nanoseconds from its begin
 */
public record Stretch(long from, long to) {

    long length() {
        return Math.max(0, to - from);
    }

    public Duration duration() {
        return Duration.ofNanos(length());
    }
}
