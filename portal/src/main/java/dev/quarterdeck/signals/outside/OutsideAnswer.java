package dev.quarterdeck.signals.outside;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source said, and how it stands.
 *
 * @param source its name
 * @param rows that it measured; of its last answer if it has a problem
 * @param askedAt when that was; null if it never answered
 * @param problem why there is nothing newer, in words; null if there is
 */
public record OutsideAnswer(
        String source,
        List<OutsideRow> rows,
        @Nullable Instant askedAt,
        @Nullable String problem) {

    public OutsideAnswer {
        rows = List.copyOf(rows);
    }
}
