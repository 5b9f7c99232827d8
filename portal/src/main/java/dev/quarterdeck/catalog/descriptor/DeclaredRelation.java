package dev.quarterdeck.catalog.descriptor;

import dev.quarterdeck.catalog.RelationType;
import dev.quarterdeck.platform.EntityRef;

/**
 * A relation as a descriptor declares it; the declaring entity may be its source or its target.
 *
 * @param field that declares it
 * @param line of the file on which it is declared
 */
public record DeclaredRelation(EntityRef source, RelationType type, EntityRef target, String field, int line) {}
