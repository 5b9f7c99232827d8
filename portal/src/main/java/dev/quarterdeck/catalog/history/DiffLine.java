package dev.quarterdeck.catalog.history;

/** A line of a comparison. */
public record DiffLine(Kind kind, String text) {

    public enum Kind {
        SAME,
        ADDED,
        REMOVED
    }
}
