package dev.quarterdeck.signals.objective;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes numbers as people do. */
final class Numbers {

    private Numbers() {}

    /** {@code 99.95}, without zeros at its end and with at most four digits after the point. */
    static String plain(double number) {
        var rounded = BigDecimal.valueOf(number).setScale(4, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
