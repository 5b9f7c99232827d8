package dev.quarterdeck.platform;

/** A line of a comparison. */
public record DiffLine(Kind kind, String text) {

    public enum Kind {
        SAME,
        ADDED,
        REMOVED
    }
}
