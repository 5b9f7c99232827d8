package dev.quarterdeck.shop.kit;

/** Somebody asked for a thing that is not there: answered with 404 wherever it is thrown. */
public abstract class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message may be shown to the one who asked */
    protected NotFound(String message) {
        super(message);
    }
}
