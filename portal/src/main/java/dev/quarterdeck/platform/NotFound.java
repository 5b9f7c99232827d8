package dev.quarterdeck.platform;

/** The thing that was asked for does not exist, or no longer; shown as 404 with this message. */
public class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotFound(String message) {
        super(message);
    }
}
