package dev.quarterdeck.platform.git;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The repository was reached, and what was asked for is not in it. */
public class NoSuchRevision extends IOException {

    private static final long serialVersionUID = 1L;

    NoSuchRevision(Revision revision, @Nullable Throwable cause) {
        super("there is no %s".formatted(revision), cause);
    }
}
