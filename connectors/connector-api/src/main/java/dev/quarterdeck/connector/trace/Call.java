package dev.quarterdeck.connector.trace;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one asked of another in some time.
 *
 * @param callee a service, or what a database or an outside system calls itself
 * @param target what sort of thing was called
 * @param count of all calls; where only some are kept, these times what each stands for
 * @param failures of these
 * @param p95 as the caller waited; null if the source does not say
 */
public record Call(
        String caller,
        String callee,
        Target target,
        double count,
        double failures,
        @Nullable Duration p95) {

    public enum Target {
        SERVICE,
        DATABASE,
        /** Something that sends no spans of its own. */
        OUTSIDE
    }
}
