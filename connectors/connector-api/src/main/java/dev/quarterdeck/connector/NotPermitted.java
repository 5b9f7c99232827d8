package dev.quarterdeck.connector;

import org.jspecify.annotations.Nullable;

/** An outside system answers, and does not let the portal have what it asks for. */
public class NotPermitted extends SourceUnavailable {

    private static final long serialVersionUID = 1L;

    public NotPermitted(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
