package dev.quarterdeck.delivery.release;

import dev.quarterdeck.catalog.scorecard.Fact;
import dev.quarterdeck.catalog.scorecard.FactSource;
import dev.quarterdeck.platform.EntityRef;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the newest release of a component tells about it. */
@Component
class ReleaseFacts implements FactSource {

    private final ReleaseFactQuery query;
    private final Clock clock;

    ReleaseFacts(ReleaseFactQuery query, Clock clock) {
        this.query = query;
        this.clock = clock;
    }

    @Override
    public Map<EntityRef, List<Fact>> factsOf(Collection<EntityRef> entities) {
        return query.of(entities, clock.instant());
    }
}
