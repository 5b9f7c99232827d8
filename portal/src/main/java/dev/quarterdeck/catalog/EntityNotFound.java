package dev.quarterdeck.catalog;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.NotFound;

/** The catalog has no such entity, or no longer. */
public class EntityNotFound extends NotFound {

    private static final long serialVersionUID = 1L;

    public EntityNotFound(EntityRef ref) {
        super("There is no %s %s in the catalog".formatted(ref.kind(), ref.name()));
    }
}
