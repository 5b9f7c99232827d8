package dev.quarterdeck.connector.job;

import org.jspecify.annotations.Nullable;

/** How far a job is. */
public sealed interface JobState {

    /** @param why it does not run yet, for a person to read; null if nothing stands in its way */
    record Waiting(@Nullable String why) implements JobState {}

    record Running() implements JobState {}

    /**
     * @param exitCode null if the cluster ended it before it did by itself
     * @param why for a person to read; null if the exit code says it all
     */
    record Ended(@Nullable Integer exitCode, @Nullable String why) implements JobState {}

    /** Nobody knows of it: it was never started, or somebody removed it. */
    record Gone() implements JobState {}
}
