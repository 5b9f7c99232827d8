package dev.quarterdeck.platform;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads moments as people and forms write them; without a zone they are in UTC, as all times on pages. */
public final class Moments {

    private static final DateTimeFormatter FORMS = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter(Locale.ROOT);

    private Moments() {}

    /**
     * @param text such as {@code 2026-03-17}, {@code 2026-03-17T14:32} or {@code 2026-03-17T14:32:00Z}
     * @throws IllegalArgumentException if it is none
     */
    public static Instant of(String text) {
        try {
            return instant(FORMS.parseBest(text, Instant::from, LocalDateTime::from, LocalDate::from));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'%s' is not a time such as 2026-03-17T14:32".formatted(text), e);
        }
    }

    /** Null, which stands for now, of nothing and of blanks; forms send these for a field left empty. */
    public static @Nullable Instant ofNullable(@Nullable String text) {
        return text == null || text.isBlank() ? null : of(text);
    }

    private static Instant instant(TemporalAccessor moment) {
        return switch (moment) {
            case Instant instant -> instant;
            case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
            default -> LocalDate.from(moment).atStartOfDay().toInstant(ZoneOffset.UTC);
        };
    }
}
