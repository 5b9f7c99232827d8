package dev.quarterdeck.workloads;

/** A Score file says something that cannot be run, or names what the portal cannot provide; the message says which. */
class UnusableScore extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableScore(String message) {
        super(message);
    }
}
