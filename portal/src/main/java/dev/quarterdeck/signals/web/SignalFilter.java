package dev.quarterdeck.signals.web;

import dev.quarterdeck.platform.Moments;
import dev.quarterdeck.signals.TimeRange;
import dev.quarterdeck.signals.VersionComparison.Choice;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at, as it stands in an address; what is missing gets its usual value.
 *
 * @param range up to now, one of {@link #RANGES}
 * @param from with {@code to}, in place of a range; as {@link Moments} reads it
 * @param compare one of {@link Comparison}, in small letters
 * @param version that is compared with another one, {@code base}; the newest without a choice
 * @param align {@code begin} lays the begins of both over each other; otherwise both are shown when they were
 */
public record SignalFilter(
        @Nullable String environment,
        @Nullable String range,
        @Nullable String from,
        @Nullable String to,
        @Nullable String compare,
        @Nullable String base,
        @Nullable String version,
        @Nullable String align) {

    static final String USUAL = "1h";

    private static final Map<String, Duration> RANGES = new LinkedHashMap<>();

    static {
        RANGES.put("15m", Duration.ofMinutes(15));
        RANGES.put("1h", Duration.ofHours(1));
        RANGES.put("3h", Duration.ofHours(3));
        RANGES.put("24h", Duration.ofHours(24));
        RANGES.put("7d", Duration.ofDays(7));
        RANGES.put("30d", Duration.ofDays(30));
    }

    public Iterable<String> ranges() {
        return RANGES.keySet();
    }

    /** Whether it ends with the present, so that it goes on. */
    public boolean follows() {
        return from == null || from.isBlank() || to == null || to.isBlank();
    }

    /** The chosen range; empty if a begin and an end are chosen. */
    public String word() {
        return !follows() ? "" : range == null || range.isBlank() ? USUAL : range;
    }

    /** @throws IllegalArgumentException if it is none */
    TimeRange time(Instant now) {
        if (from != null && to != null && !follows()) {
            return new TimeRange(Moments.of(from), Moments.of(to));
        }
        var length = RANGES.get(word());
        if (length == null) {
            throw new IllegalArgumentException("A range is one of %s, not '%s'".formatted(RANGES.keySet(), word()));
        }
        return new TimeRange(now.minus(length), now);
    }

    /** @throws IllegalArgumentException if the alignment is none */
    public Choice choice() {
        var alignment = chosen(align);
        if (alignment != null && !alignment.equals("begin") && !alignment.equals("time")) {
            throw new IllegalArgumentException("Align by time or begin, not '%s'".formatted(align));
        }
        return new Choice(chosen(base), chosen(version), "begin".equals(alignment));
    }

    private static @Nullable String chosen(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** @throws IllegalArgumentException if it is none */
    public Comparison comparison() {
        return compare == null || compare.isBlank() ? Comparison.RELEASES : Comparison.of(compare);
    }
}
