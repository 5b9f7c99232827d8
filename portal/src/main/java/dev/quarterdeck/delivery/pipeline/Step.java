package dev.quarterdeck.delivery.pipeline;

import dev.quarterdeck.delivery.pipeline.definition.Pipeline.Place;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One command of a run, or one of the two things that the portal does itself: it checks out first, and publishes last.
 *
 * @param position in the run, from 0
 * @param command for a shell; empty for what the portal does itself
 * @param place where the command is to run
 * @param job of a cluster that it last ran as; null if it did not
 * @param attempt how often it was started; more than once if a portal ended in the middle of it
 * @param exitCode null unless a command of it ended by itself
 * @param message why it did not succeed; null if nothing is to be said
 */
public record Step(
        int position,
        String stage,
        String name,
        String command,
        Duration timeout,
        Place place,
        @Nullable String job,
        StepState state,
        int attempt,
        @Nullable Integer exitCode,
        @Nullable String message,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    public static final String CHECKOUT = "Checkout";
    public static final String PUBLISH = "Publish";

    public boolean isCheckout() {
        return position == 0;
    }

    public boolean isPublish() {
        return position > 0 && command.isEmpty();
    }

    /** How long it has been going on at {@code now}; null if it has not been started. */
    public @Nullable Duration tookUntil(Instant now) {
        if (startedAt == null) {
            return null;
        }
        return Duration.between(startedAt, finishedAt == null ? now : finishedAt);
    }
}
