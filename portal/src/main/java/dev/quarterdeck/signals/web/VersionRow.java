package dev.quarterdeck.signals.web;

import dev.quarterdeck.signals.Compared;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One signal of two versions, for people.
 *
 * @param difference a dash if either is not known
 * @param uncertain whether it may be chance
 * @param worse whether it clearly is
 */
public record VersionRow(
        String title, String base, String version, String difference, boolean uncertain, boolean worse) {

    private static final String MISSING = "–";

    /** Less than a tenth is no news. */
    private static final double NOTABLE = 1.1;

    static VersionRow of(Compared one) {
        return new VersionRow(
                title(one.signal()),
                written(one.signal(), one.base()),
                written(one.signal(), one.version()),
                difference(one),
                one.uncertain() && one.difference() != null,
                isWorse(one));
    }

    private static String title(String signal) {
        return switch (signal) {
            case "requests" -> "Requests";
            case "rate" -> "Rate";
            case "errorRatio" -> "Errors";
            default -> "Latency " + signal;
        };
    }

    private static String written(String signal, @Nullable Double number) {
        if (number == null) {
            return MISSING;
        }
        return switch (signal) {
            case "requests" -> String.format(Locale.ROOT, "%,.0f", number);
            case "rate" -> String.format(Locale.ROOT, "%,.2f req/s", number);
            case "errorRatio" -> String.format(Locale.ROOT, "%.2f %%", number * 100);
            default -> String.format(Locale.ROOT, "%,.0f ms", number * 1_000);
        };
    }

    private static String difference(Compared one) {
        var difference = one.difference();
        var base = one.base();
        if (difference == null || base == null) {
            return MISSING;
        }
        if (difference == 0) {
            return "none";
        }
        var sign = difference < 0 ? "−" : "+";
        var size = Math.abs(difference);
        if (one.signal().equals("errorRatio")) {
            return String.format(Locale.ROOT, "%s%.2f points", sign, size * 100);
        }
        var share = base > 0 ? String.format(Locale.ROOT, " (%s%.0f %%)", sign, size / base * 100) : "";
        return sign + written(one.signal(), size) + share;
    }

    private static boolean isWorse(Compared one) {
        var base = one.base();
        var version = one.version();
        var judged = !one.signal().equals("requests") && !one.signal().equals("rate");
        return judged && !one.uncertain() && base != null && version != null && version > base * NOTABLE;
    }
}
