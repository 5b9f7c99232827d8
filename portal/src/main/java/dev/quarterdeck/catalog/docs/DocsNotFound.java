package dev.quarterdeck.catalog.docs;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.NotFound;

/** An entity has no such page or picture. */
public final class DocsNotFound extends NotFound {

    public DocsNotFound(EntityRef ref, String path) {
        super("There is no page %s in the docs of %s".formatted(path, ref));
    }
}
