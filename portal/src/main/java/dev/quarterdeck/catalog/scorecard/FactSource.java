package dev.quarterdeck.catalog.scorecard;

import dev.quarterdeck.platform.EntityRef;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What a part of the portal knows of entities. Each bean of this type is asked for many entities at a time. */
public interface FactSource {

    /** Entities of which it knows nothing may be missing. */
    Map<EntityRef, List<Fact>> factsOf(Collection<EntityRef> entities);
}
