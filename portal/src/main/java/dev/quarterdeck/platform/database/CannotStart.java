package dev.quarterdeck.platform.database;

/** The portal cannot start before somebody has done something about it. */
class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    /** @param action what to do, as a sentence */
    CannotStart(String message, String action) {
        super(message);
        this.action = action;
    }

    String action() {
        return action;
    }
}
