package dev.quarterdeck.connector;

import org.jspecify.annotations.Nullable;

/** An outside system cannot be asked just now; what the portal last knew of it stays valid, and has an age. */
public class SourceUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SourceUnavailable(String message) {
        super(message);
    }

    public SourceUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
