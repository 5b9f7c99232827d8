package dev.quarterdeck.catalog.scorecard;

import dev.quarterdeck.platform.EntityRef;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What descriptors, docs and relations say. */
@Component
class CatalogFacts implements FactSource {

    private final CatalogFactQuery query;
    private final Clock clock;

    CatalogFacts(CatalogFactQuery query, Clock clock) {
        this.query = query;
        this.clock = clock;
    }

    @Override
    public Map<EntityRef, List<Fact>> factsOf(Collection<EntityRef> entities) {
        return query.of(entities, clock.instant());
    }
}
