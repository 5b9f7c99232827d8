package dev.quarterdeck.platform;

import java.math.BigDecimal;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads amounts of processor time and memory as Kubernetes and Score write them. */
public final class Amounts {

    private static final Pattern MEMORY = Pattern.compile("(\\d{1,6})([MG])i?");
    private static final Pattern CPU = Pattern.compile("\\d{1,6}m|\\d{1,3}(\\.\\d{1,3})?");

    private Amounts() {}

    /** Of {@code 160M} or {@code 1Gi}; empty if it is not like that. */
    public static OptionalInt mebibytes(String text) {
        var matcher = MEMORY.matcher(text);
        if (!matcher.matches()) {
            return OptionalInt.empty();
        }
        var number = Integer.parseInt(matcher.group(1));
        return OptionalInt.of(matcher.group(2).equals("G") ? number * 1024 : number);
    }

    /** Thousandths of a core, of {@code 250m} or {@code 0.5}; empty if it is not like that. */
    public static OptionalInt cpuMillis(String text) {
        if (!CPU.matcher(text).matches()) {
            return OptionalInt.empty();
        }
        var millis = text.endsWith("m")
                ? new BigDecimal(text.substring(0, text.length() - 1))
                : new BigDecimal(text).movePointRight(3);
        return OptionalInt.of(Math.max(1, millis.intValueExact()));
    }
}
