package dev.quarterdeck.workloads;

/** A Score file names something that the portal cannot provide; the message names it. */
class UnresolvedPlaceholder extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnresolvedPlaceholder(String message) {
        super(message);
    }
}
