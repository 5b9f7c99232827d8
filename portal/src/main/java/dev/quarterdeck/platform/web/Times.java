package dev.quarterdeck.platform.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says times and durations the way people do; templates know it as {@code @times}. */
@Component("times")
public class Times {

    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Clock clock;

    Times(Clock clock) {
        this.clock = clock;
    }

    /** Milliseconds since 1970: what a page shows is from then, or a little later. */
    public long now() {
        return clock.millis();
    }

    public String ago(Instant instant) {
        var age = Duration.between(instant, clock.instant());
        if (age.toSeconds() < 10) {
            return "just now";
        }
        if (age.toSeconds() < 60) {
            return age.toSeconds() + " s ago";
        }
        if (age.toMinutes() < 60) {
            return age.toMinutes() + " min ago";
        }
        if (age.toHours() < 24) {
            return age.toHours() + " h ago";
        }
        return age.toDays() == 1 ? "1 day ago" : age.toDays() + " days ago";
    }

    public String exact(Instant instant) {
        return EXACT.format(instant);
    }

    /** {@code 1 min 8 s}; an empty text for none. */
    public String took(@Nullable Duration duration) {
        if (duration == null) {
            return "";
        }
        if (duration.toSeconds() < 60) {
            return duration.toSeconds() + " s";
        }
        if (duration.toMinutes() < 60) {
            return "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
        }
        return "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart());
    }

    /** {@code 5 minutes}, for an interval that is whole in one unit. */
    public String every(Duration interval) {
        var seconds = interval.toSeconds();
        if (seconds % 86_400 == 0) {
            return plural(interval.toDays(), "day");
        }
        if (seconds % 3_600 == 0) {
            return plural(interval.toHours(), "hour");
        }
        return seconds % 60 == 0 ? plural(interval.toMinutes(), "minute") : plural(seconds, "second");
    }

    private static String plural(long count, String unit) {
        return count == 1 ? unit : "%d %ss".formatted(count, unit);
    }

    /** From {@code begin} to {@code end}, or until now. */
    public String took(@Nullable Instant begin, @Nullable Instant end) {
        return begin == null ? "" : took(Duration.between(begin, end == null ? clock.instant() : end));
    }
}
