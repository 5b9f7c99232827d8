package dev.quarterdeck.catalog.scorecard;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whether an entity meets a rule, and why.
 *
 * @param met by the fact alone
 * @param exemptUntil the last day on which it counts as met all the same; null if it does not
 * @param value of the fact; null if there is none
 * @param source of the fact
 */
public record Verdict(
        String rule,
        boolean met,
        @Nullable LocalDate exemptUntil,
        @Nullable String value,
        String source) {

    public boolean counts() {
        return met || exemptUntil != null;
    }
}
