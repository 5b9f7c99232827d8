package dev.quarterdeck.catalog.source;

import dev.quarterdeck.platform.NotFound;

/** There is no such source, or no longer. */
public class SourceNotFound extends NotFound {

    private static final long serialVersionUID = 1L;

    SourceNotFound(SourceId id) {
        super("There is no catalog source %s".formatted(id));
    }
}
