package dev.quarterdeck.catalog.relation;

import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How entities stand to each other. */
@Component
public class Relations {

    static final int SHOWN = 50;
    static final int REACHED = 200;

    private final RelationQuery relations;
    private final ReachQuery reach;

    Relations(RelationQuery relations, ReachQuery reach) {
        this.relations = relations;
        this.reach = reach;
    }

    /** In both directions, those with none left out. */
    public List<RelationGroup> of(EntityRef ref) {
        return of(ref, null);
    }

    /**
     * Those of a moment of the past.
     *
     * @param at null for now
     */
    public List<RelationGroup> of(EntityRef ref, @Nullable Instant at) {
        return relations.of(ref.toString(), at, SHOWN);
    }

    /** What would feel it if the entity failed, through dependencies and APIs. */
    public Reach impactOf(EntityRef ref) {
        return impactOf(ref, null);
    }

    /**
     * What would have felt it then.
     *
     * @param at null for now
     */
    public Reach impactOf(EntityRef ref, @Nullable Instant at) {
        return reach.impactOf(ref.toString(), at, REACHED);
    }

    /** What the entity would feel the failure of. */
    public Reach dependenciesOf(EntityRef ref) {
        return reach.dependenciesOf(ref.toString(), REACHED);
    }
}
