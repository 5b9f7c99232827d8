package dev.quarterdeck.signals.objective.web;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the numbers of budgets for people; what is not known is a dash. */
final class Figures {

    private static final String MISSING = "–";

    private Figures() {}

    /** {@code 99.971 %}: with as many digits as tell it from 100 %. */
    static String share(@Nullable Double share) {
        if (share == null) {
            return MISSING;
        }
        var digits = share > 0.999 ? 3 : share > 0.99 ? 2 : 1;
        return String.format(Locale.ROOT, "%." + digits + "f %%", share == 1 ? 100.0 : floor(share * 100, digits));
    }

    /** What is short of a whole is not rounded up to it. */
    private static double floor(double number, int digits) {
        var power = Math.pow(10, digits);
        return Math.floor(number * power + 1e-6) / power;
    }

    /** {@code 64 %}; of what is overdrawn, how much of it. */
    static String percent(@Nullable Double share) {
        return share == null ? MISSING : String.format(Locale.ROOT, "%.0f %%", share * 100);
    }

    /** {@code 13.4 of 21.6 min}. */
    static String time(@Nullable Double left, Duration all) {
        if (left == null) {
            return "";
        }
        var seconds = all.toMillis() / 1e3;
        var unit = seconds >= 3 * 3_600 ? 3_600 : seconds >= 120 ? 60 : 1;
        return String.format(
                Locale.ROOT,
                "%s of %s %s",
                short1(left * seconds / unit),
                short1(seconds / unit),
                unit == 3_600 ? "h" : unit == 60 ? "min" : "s");
    }

    private static String short1(double number) {
        return String.format(Locale.ROOT, Math.abs(number) < 100 ? "%.1f" : "%,.0f", number);
    }

    /** {@code 13.7 k}. */
    static String count(double count) {
        var absolute = Math.abs(count);
        if (absolute >= 1e6) {
            return String.format(Locale.ROOT, "%.1f M", count / 1e6);
        }
        if (absolute > 0 && absolute < 0.1) {
            return String.format(Locale.ROOT, "%.3f", count);
        }
        return absolute >= 1e4
                ? String.format(Locale.ROOT, "%.1f k", count / 1e3)
                : String.format(
                        Locale.ROOT, Math.abs(absolute - Math.rint(absolute)) < 1e-6 ? "%,.0f" : "%,.1f", count);
    }

    /** {@code 6.2 ×}. */
    static String burn(@Nullable Double burn) {
        return burn == null ? MISSING : String.format(Locale.ROOT, burn >= 100 ? "%.0f ×" : "%.1f ×", burn);
    }

    /** {@code 6 h}. */
    static String window(Duration window) {
        if (window.toHours() >= 24 && window.toHours() % 24 == 0) {
            return window.toDays() + " d";
        }
        return window.toMinutes() >= 60 && window.toMinutes() % 60 == 0
                ? window.toHours() + " h"
                : window.toMinutes() + " min";
    }
}
