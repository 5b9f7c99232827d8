package dev.quarterdeck.delivery.pipeline;

import dev.quarterdeck.platform.EntityRef;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to make a release of a component.
 *
 * @param number counts the runs of the component, from 1
 * @param version of the release that it will make
 * @param branch {@link #MAIN_BRANCH} until the checkout has found out which one that is
 * @param commit 40 hexadecimal digits; null until it is known
 * @param requestedBy a username, or the part of the portal that acted by a rule
 * @param failure what went wrong; null unless the run failed
 * @param cancelBy who wants it to end; null if nobody does
 */
public record Run(
        RunId id,
        EntityRef component,
        int number,
        String version,
        String repository,
        String branch,
        @Nullable String commit,
        @Nullable String commitTitle,
        RunCause cause,
        String requestedBy,
        RunState state,
        @Nullable String failure,
        @Nullable String cancelBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** Stands for whatever branch the repository says is its main one. */
    public static final String MAIN_BRANCH = "HEAD";

    public String title() {
        return "%s run %d".formatted(component.name(), number);
    }

    public @Nullable String shortCommit() {
        return commit == null ? null : commit.substring(0, Math.min(7, commit.length()));
    }

    /** How long it has been going on at {@code now}; zero while it is queued. */
    public Duration tookUntil(Instant now) {
        if (startedAt == null) {
            return Duration.ZERO;
        }
        return Duration.between(startedAt, finishedAt == null ? now : finishedAt);
    }
}
