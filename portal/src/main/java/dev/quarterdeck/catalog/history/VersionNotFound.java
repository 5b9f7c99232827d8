package dev.quarterdeck.catalog.history;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.NotFound;

/** An entity never was like that. */
public final class VersionNotFound extends NotFound {

    public VersionNotFound(EntityRef ref, int number) {
        super("%s has no version %d".formatted(ref, number));
    }
}
