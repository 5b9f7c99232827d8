package dev.quarterdeck.connector.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the lines that were asked for.
 *
 * @param records the oldest first, whatever the direction
 * @param older where it goes on to the past; null if there are none
 * @param newer where it goes on to the present; null if there are none
 * @param total how many there are in all, as far as the source counts; null if it does not say
 */
public record LogAnswer(
        List<LogRecord> records,
        @Nullable String older,
        @Nullable String newer,
        @Nullable Long total) {

    public LogAnswer {
        records = List.copyOf(records);
    }
}
