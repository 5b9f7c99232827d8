package dev.quarterdeck.signals.dashboard.reading;

import dev.quarterdeck.signals.Resolution;
import dev.quarterdeck.signals.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The moments at which something is asked.
 *
 * @param at the begins of steps
 */
record Frame(TimeRange range, Duration step, List<Instant> at) {

    private static final Duration WEEK = Duration.ofDays(7);

    /** @param atMost moments; more than {@link TimeRange#step} has are never given */
    static Frame of(TimeRange range, Instant now, int atMost) {
        var step = range.step(now);
        var finest = step;
        while (range.length().dividedBy(step) > atMost) {
            step = step.plus(finest);
        }
        return of(range, step);
    }

    private static Frame of(TimeRange range, Duration step) {
        var at = new ArrayList<Instant>();
        for (var moment = Resolution.floor(range.from(), step);
                moment.isBefore(range.to());
                moment = moment.plus(step)) {
            at.add(moment);
        }
        return new Frame(range, step, List.copyOf(at));
    }

    /** All of the time as one step. */
    static Frame whole(TimeRange range) {
        return new Frame(range, range.length(), List.of(range.from()));
    }

    /** The same a week before: every moment has its like, for a week is a multiple of each step. */
    Frame lastWeek() {
        return new Frame(
                range.earlier(WEEK),
                step,
                at.stream().map(moment -> moment.minus(WEEK)).toList());
    }

    Instant origin() {
        return at.getFirst();
    }
}
