package dev.quarterdeck.workloads.cluster;

import dev.quarterdeck.connector.NotPermitted;
import dev.quarterdeck.connector.SourceUnavailable;
import org.jspecify.annotations.Nullable;

/**
 * Why a cluster said nothing.
 *
 * @param refused whether it answers, and does not let the portal
 */
public record Silence(boolean refused, String why) {

    /** Null if there was an answer to every question. */
    public static @Nullable Silence of(Answers answers) {
        var why = answers.silence();
        return why == null ? null : new Silence(answers.isRefused(), why);
    }

    /**
     * Of a program, which has nothing to read without an answer.
     *
     * @throws SourceUnavailable unless there was an answer
     */
    public static void require(@Nullable Silence silence) {
        if (silence != null) {
            throw silence.refused ? new NotPermitted(silence.why, null) : new SourceUnavailable(silence.why);
        }
    }
}
