package dev.quarterdeck.signals.log;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many lines there are over time, of which all that were looked at are counted.
 *
 * @param step that each bar is about
 * @param bars from the first to the last moment, those without lines included; empty if there are no lines
 * @param untimed lines that state no time, and are in no bar
 * @param looked bytes that were looked at; 0 if the source does not say
 * @param reached how far into the past it was looked; null if nothing was left out
 */
public record LogHistogram(
        Duration step,
        List<Bar> bars,
        long untimed,
        long looked,
        @Nullable Instant reached) {

    public LogHistogram {
        bars = List.copyOf(bars);
    }

    /**
     * @param errors of the level error and graver
     * @param others of a lower level than warnings, or of none
     */
    public record Bar(Instant at, long errors, long warnings, long others) {

        public long lines() {
            return errors + warnings + others;
        }
    }

    public long lines() {
        return bars.stream().mapToLong(Bar::lines).sum();
    }
}
