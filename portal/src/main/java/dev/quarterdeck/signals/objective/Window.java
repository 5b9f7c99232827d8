package dev.quarterdeck.signals.objective;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The time over which an objective is to be reached.
 *
 * @param start of some calendar window, from which all others follow; null if the window ends with the present
 * @param zone of the start; of no matter without one
 */
public record Window(int amount, Unit unit, @Nullable LocalDateTime start, ZoneId zone) {

    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,4})([mhdwMQY])");

    /** As OpenSLO writes them. */
    public enum Unit {
        MINUTE("m", "minute", ChronoUnit.MINUTES, 1),
        HOUR("h", "hour", ChronoUnit.HOURS, 1),
        DAY("d", "day", ChronoUnit.DAYS, 1),
        WEEK("w", "week", ChronoUnit.WEEKS, 1),
        MONTH("M", "month", ChronoUnit.MONTHS, 1),
        QUARTER("Q", "quarter", ChronoUnit.MONTHS, 3),
        YEAR("Y", "year", ChronoUnit.YEARS, 1);

        private final String letter;
        private final String word;
        private final ChronoUnit unit;
        private final int times;

        Unit(String letter, String word, ChronoUnit unit, int times) {
            this.letter = letter;
            this.word = word;
            this.unit = unit;
            this.times = times;
        }

        static Unit of(String letter) {
            for (var unit : values()) {
                if (unit.letter.equals(letter)) {
                    return unit;
                }
            }
            throw new IllegalArgumentException("There is no unit of time '%s'".formatted(letter));
        }
    }

    public static Window rolling(String duration) {
        return of(duration, null, ZoneOffset.UTC);
    }

    /**
     * @param duration such as {@code 30d}
     * @throws IllegalArgumentException if it is none, or longer than is kept
     */
    public static Window of(String duration, @Nullable LocalDateTime start, ZoneId zone) {
        var parts = FORM.matcher(duration);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'%s' is not a duration such as 30d, 1w, 1M or 1Q".formatted(duration));
        }
        var window = new Window(Integer.parseInt(parts.group(1)), Unit.of(parts.group(2)), start, zone);
        if (window.length(Instant.EPOCH).compareTo(Duration.ofDays(366)) > 0) {
            throw new IllegalArgumentException("A window of more than a year is longer than numbers are kept");
        }
        return window;
    }

    public boolean isRolling() {
        return start == null;
    }

    public String duration() {
        return amount + unit.letter;
    }

    /** Of the window that holds a moment. */
    public Instant begin(Instant moment) {
        return start == null ? plus(moment.atZone(ZoneOffset.UTC), -1).toInstant() : begin(start, moment);
    }

    private Instant begin(LocalDateTime first, Instant moment) {
        var begin = first.atZone(zone);
        // calendar units are of unequal length: go near, then step
        var near = unit.unit.between(begin, moment.atZone(zone)) / ((long) amount * unit.times);
        var window = plus(begin, near);
        while (window.toInstant().isAfter(moment)) {
            window = plus(begin, --near);
        }
        while (!plus(begin, near + 1).toInstant().isAfter(moment)) {
            window = plus(begin, ++near);
        }
        return window.toInstant();
    }

    /** Of the window that holds a moment; the moment itself of a rolling one. */
    public Instant end(Instant moment) {
        return start == null
                ? moment
                : plus(begin(start, moment).atZone(zone), 1).toInstant();
    }

    public Duration length(Instant moment) {
        return Duration.between(begin(moment), end(moment));
    }

    private ZonedDateTime plus(ZonedDateTime time, long windows) {
        try {
            return time.plus(windows * amount * unit.times, unit.unit);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("A window of %s does not end".formatted(duration()), e);
        }
    }

    /** {@code 30 days}, {@code calendar month}. */
    public String words() {
        var counted = amount == 1 ? unit.word : "%d %ss".formatted(amount, unit.word);
        return (start == null ? "%s rolling" : "calendar %s").formatted(counted).toLowerCase(Locale.ROOT);
    }
}
