package dev.quarterdeck.signals.dashboard.panel;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a number is written. Charts know the same words. */
public enum Unit {
    COUNT("count", "a number"),
    RATE("rate", "per second"),
    PER_MINUTE("perMinute", "per minute"),
    PER_HOUR("perHour", "per hour"),
    PER_DAY("perDay", "per day"),
    RATIO("ratio", "per cent, of a share from 0 to 1"),
    PERCENT("percent", "per cent, of a number from 0 to 100"),
    SECONDS("seconds", "time, of seconds"),
    BYTES("bytes", "bytes"),
    CORES("cores", "processor cores");

    private static final String MISSING = "–";

    private final String word;
    private final String label;

    Unit(String word, String label) {
        this.word = word;
        this.label = label;
    }

    /** @throws IllegalArgumentException if it is none */
    public static Unit of(String word) {
        return Words.of(values(), Unit::word, word);
    }

    public String word() {
        return word;
    }

    public String label() {
        return label;
    }

    /** For people; a dash for what was not measured. */
    public String write(@Nullable Double number) {
        if (number == null) {
            return MISSING;
        }
        return switch (this) {
            case COUNT -> digits(number);
            case RATE -> digits(number) + "/s";
            case PER_MINUTE -> digits(number) + "/min";
            case PER_HOUR -> digits(number) + "/h";
            case PER_DAY -> digits(number) + "/d";
            case RATIO -> digits(number * 100) + " %";
            case PERCENT -> digits(number) + " %";
            case SECONDS -> seconds(number);
            case BYTES -> bytes(number);
            case CORES -> digits(number) + " cores";
        };
    }

    private static String seconds(double number) {
        var size = Math.abs(number);
        if (size >= 86_400) {
            return digits(number / 86_400) + " d";
        }
        if (size >= 3_600) {
            return digits(number / 3_600) + " h";
        }
        return size >= 1 || size == 0 ? digits(number) + " s" : digits(number * 1_000) + " ms";
    }

    private static String bytes(double number) {
        var units = new String[] {"B", "KiB", "MiB", "GiB", "TiB"};
        var unit = 0;
        var rest = number;
        while (Math.abs(rest) >= 1_024 && unit < units.length - 1) {
            rest /= 1_024;
            unit++;
        }
        return digits(rest) + " " + units[unit];
    }

    /** Three of them say enough. */
    private static String digits(double number) {
        var size = Math.abs(number);
        if (size >= 100 || size == 0) {
            return "%,.0f".formatted(number);
        }
        var places = size >= 10 ? 1 : size >= 1 ? 2 : 3;
        var text = String.format(Locale.ROOT, "%." + places + "f", number);
        var short1 = text.replaceAll("\\.?0+$", "");
        return Arrays.asList("", "-", "0", "-0").contains(short1) ? String.format(Locale.ROOT, "%.2g", number) : short1;
    }
}
