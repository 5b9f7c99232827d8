package dev.quarterdeck.platform;

/** Why somebody does something, as the audit log keeps it. */
public final class Reason {

    public static final int SHORTEST = 10;
    public static final String TOO_SHORT = "Give a reason of at least 10 characters; it is kept in the audit log.";

    private Reason() {}

    /** Whether it says too little to be worth keeping. */
    public static boolean isTooShort(String reason) {
        return reason.strip().length() < SHORTEST;
    }
}
