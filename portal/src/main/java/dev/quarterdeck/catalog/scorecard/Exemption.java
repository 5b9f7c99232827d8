package dev.quarterdeck.catalog.scorecard;

import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A rule that somebody asked not to count for an entity.
 *
 * @param endsOn the last day on which it does not count
 * @param decision why it was decided so; null while it is not
 */
public record Exemption(
        long id,
        EntityRef card,
        String rule,
        EntityRef entity,
        String reason,
        LocalDate endsOn,
        String requestedBy,
        Instant requestedAt,
        State state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decision) {

    public enum State {
        REQUESTED,
        AGREED,
        REFUSED,
        WITHDRAWN;

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
