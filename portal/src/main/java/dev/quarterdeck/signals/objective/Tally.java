package dev.quarterdeck.signals.objective;

/**
 * What counted in some time, and how much of it was good: requests, or slices of time.
 *
 * @param good at most {@code total}
 */
public record Tally(double good, double total) {

    public static final Tally NONE = new Tally(0, 0);

    public Tally {
        good = Math.min(good, total);
    }

    public double bad() {
        return total - good;
    }

    public Tally plus(Tally other) {
        return new Tally(good + other.good, total + other.total);
    }

    /** What is left of it without an earlier one that it contains. */
    public Tally minus(Tally earlier) {
        return new Tally(Math.max(0, good - earlier.good), Math.max(0, total - earlier.total));
    }
}
