package dev.quarterdeck.signals.objective;

import static dev.quarterdeck.db.Tables.OBJECTIVE;
import static dev.quarterdeck.db.Tables.OBJECTIVE_STANDING;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.any;

import dev.quarterdeck.catalog.scorecard.Fact;
import dev.quarterdeck.catalog.scorecard.FactSource;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.objective.Standing.State;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** How many objectives a component has, and whether it meets them. */
@Repository
class ObjectiveFactQuery implements FactSource {

    private static final Set<State> MET = EnumSet.of(State.WITHIN, State.SLOWLY_BURNING, State.BURNING);

    private final DSLContext db;

    ObjectiveFactQuery(DSLContext db) {
        this.db = db;
    }

    @Override
    public Map<EntityRef, List<Fact>> factsOf(Collection<EntityRef> entities) {
        var refs = entities.stream().map(EntityRef::toString).toArray(String[]::new);
        var byComponent = db.select(OBJECTIVE.COMPONENT, OBJECTIVE.NAME, OBJECTIVE_STANDING.STATE)
                .from(OBJECTIVE)
                .leftJoin(OBJECTIVE_STANDING)
                .on(OBJECTIVE_STANDING.OBJECTIVE.eq(OBJECTIVE.ID))
                .where(OBJECTIVE.COMPONENT.eq(any(refs)))
                .orderBy(OBJECTIVE.NAME)
                .fetchGroups(row -> EntityRef.of(row.value1()), mapping((_, name, state) -> new Stands(name, state)));
        var facts = new HashMap<EntityRef, List<Fact>>();
        byComponent.forEach((component, objectives) -> facts.put(component, facts(objectives)));
        return facts;
    }

    private static List<Fact> facts(List<Stands> objectives) {
        var said = objectives.stream().map(Stands::toString).collect(joining("; "));
        return List.of(
                new Fact("objectives", Integer.toString(objectives.size()), said),
                new Fact("objectives.met", met(objectives), said));
    }

    /** Null if none of them was measured enough to say. */
    private static @Nullable String met(List<Stands> objectives) {
        var states = objectives.stream().map(Stands::state).collect(toSet());
        if (states.contains(State.SPENT)) {
            return "false";
        }
        return states.stream().anyMatch(MET::contains) ? "true" : null;
    }

    private record Stands(String objective, State state) {

        /** @param state null of one that was never judged */
        Stands(String objective, @Nullable String state) {
            this(objective, state == null ? State.NOT_MEASURED : State.of(state));
        }

        @Override
        public String toString() {
            return objective + ": " + state.label().toLowerCase(Locale.ROOT);
        }
    }
}
