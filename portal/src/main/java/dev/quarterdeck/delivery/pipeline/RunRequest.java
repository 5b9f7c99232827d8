package dev.quarterdeck.delivery.pipeline;

import dev.quarterdeck.platform.EntityRef;
import org.jspecify.annotations.Nullable;

/**
 * Somebody, or something, wants a run.
 *
 * @param branch null for the one from which the catalog reads the component
 * @param commit null for the newest of the branch
 * @param key the same for a request that is made twice; null if who asks cannot tell
 */
public record RunRequest(
        EntityRef component,
        @Nullable String branch,
        @Nullable String commit,
        RunCause cause,
        String requestedBy,
        @Nullable String key) {

    public static RunRequest by(String username, EntityRef component, @Nullable String branch, @Nullable String key) {
        return new RunRequest(component, branch, null, RunCause.MANUAL, username, key);
    }
}
