package dev.quarterdeck.signals.objective;

import java.time.Duration;
import java.util.Locale;

/**
 * An alert needs the budget to burn over both windows: the long one shows that it matters, the short one that it has
 * not stopped. Source: The Site Reliability Workbook, chapter 5, "Multiwindow, Multi-Burn-Rate Alerts".
 *
 * @param atLeast lowest burn rate that counts: 1 uses the budget up in exactly the objective's window
 */
public record AlertWindow(Duration longWindow, Duration shortWindow, double atLeast, Urgency urgency) {

    /** What it asks of people. */
    public enum Urgency {
        PAGE,
        TICKET;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Urgency of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
