package dev.quarterdeck.signals;

import dev.quarterdeck.signals.outside.OutsideAnswer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A system outside that measures, and how it answered last.
 *
 * @param askedAt when it last gave what is shown; null if it never did
 * @param problem why there is nothing newer, in words; null if there is
 */
public record Source(
        String name, @Nullable Instant askedAt, @Nullable String problem) {

    static Source of(OutsideAnswer answer) {
        return new Source(answer.source(), answer.askedAt(), answer.problem());
    }
}
