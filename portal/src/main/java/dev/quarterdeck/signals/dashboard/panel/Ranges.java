package dev.quarterdeck.signals.dashboard.panel;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Times up to now, as they stand in addresses. */
public final class Ranges {

    /** Those that are offered. */
    public static final List<String> USUAL = List.of("15m", "1h", "3h", "24h", "7d", "30d");

    private static final Pattern RANGE = Pattern.compile("([1-9]\\d{0,3})([mhd])");
    private static final Duration LONGEST = Duration.ofDays(396);

    private Ranges() {}

    /**
     * @param text such as {@code 90m}, {@code 3h} or {@code 7d}
     * @throws IllegalArgumentException if it is none, or longer than anything is kept
     */
    public static Duration length(String text) {
        var range = RANGE.matcher(text);
        if (!range.matches()) {
            throw new IllegalArgumentException("'%s' is not a range such as 90m, 3h or 7d".formatted(text));
        }
        var count = Long.parseLong(range.group(1));
        var length = switch (range.group(2)) {
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
        if (length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A range is of at most 396d: what is older is not kept");
        }
        return length;
    }
}
