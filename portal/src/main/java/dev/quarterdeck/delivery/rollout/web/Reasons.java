package dev.quarterdeck.delivery.rollout.web;

/** What is asked of a reason that the audit log keeps. */
final class Reasons {

    static final int SHORTEST = 10;
    static final String TOO_SHORT = "Give a reason of at least 10 characters; it is kept in the audit log.";

    private Reasons() {}
}
