package dev.quarterdeck.delivery.pipeline;

import dev.quarterdeck.platform.NotFound;

/** There is no such run, or no such step in it. */
public class RunNotFound extends NotFound {

    private static final long serialVersionUID = 1L;

    RunNotFound(String message) {
        super(message);
    }
}
