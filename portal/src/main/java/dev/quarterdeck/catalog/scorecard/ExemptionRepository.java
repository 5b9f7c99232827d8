package dev.quarterdeck.catalog.scorecard;

import static dev.quarterdeck.db.Tables.SCORECARD_EXEMPTION;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.row;

import dev.quarterdeck.catalog.scorecard.Exemption.State;
import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.SelectField;
import org.springframework.stereotype.Repository;

@Repository
class ExemptionRepository {

    private static final SelectField<Exemption> EXEMPTION = row(
                    SCORECARD_EXEMPTION.ID,
                    SCORECARD_EXEMPTION.CARD.convertFrom(EntityRef::of),
                    SCORECARD_EXEMPTION.RULE,
                    SCORECARD_EXEMPTION.REF.convertFrom(EntityRef::of),
                    SCORECARD_EXEMPTION.REASON,
                    SCORECARD_EXEMPTION.ENDS_ON,
                    SCORECARD_EXEMPTION.REQUESTED_BY,
                    SCORECARD_EXEMPTION.REQUESTED_AT,
                    SCORECARD_EXEMPTION.STATE.convertFrom(State::of),
                    SCORECARD_EXEMPTION.DECIDED_BY,
                    SCORECARD_EXEMPTION.DECIDED_AT,
                    SCORECARD_EXEMPTION.DECISION)
            .mapping(Exemption::new);

    private final DSLContext db;

    ExemptionRepository(DSLContext db) {
        this.db = db;
    }

    /** By entity and rule, the last day of each. */
    Map<EntityRef, Map<String, LocalDate>> inForce(EntityRef card, Collection<EntityRef> entities, LocalDate day) {
        return db
                .select(SCORECARD_EXEMPTION.REF, SCORECARD_EXEMPTION.RULE, SCORECARD_EXEMPTION.ENDS_ON)
                .from(SCORECARD_EXEMPTION)
                .where(SCORECARD_EXEMPTION.CARD.eq(card.toString()))
                .and(SCORECARD_EXEMPTION.STATE.eq(State.AGREED.word()))
                .and(SCORECARD_EXEMPTION.ENDS_ON.ge(day))
                .and(SCORECARD_EXEMPTION.REF.eq(
                        any(entities.stream().map(EntityRef::toString).toArray(String[]::new))))
                .fetch()
                .stream()
                .collect(groupingBy(
                        row -> EntityRef.of(row.value1()),
                        toMap(
                                row -> row.value2(),
                                row -> row.value3(),
                                (first, second) -> first.isAfter(second) ? first : second)));
    }

    /** Empty if one for the same rule and entity waits already. */
    Optional<Long> add(
            EntityRef card, String rule, EntityRef entity, String reason, LocalDate endsOn, String actor, Instant at) {
        return db.insertInto(SCORECARD_EXEMPTION)
                .set(SCORECARD_EXEMPTION.CARD, card.toString())
                .set(SCORECARD_EXEMPTION.RULE, rule)
                .set(SCORECARD_EXEMPTION.REF, entity.toString())
                .set(SCORECARD_EXEMPTION.REASON, reason)
                .set(SCORECARD_EXEMPTION.ENDS_ON, endsOn)
                .set(SCORECARD_EXEMPTION.REQUESTED_BY, actor)
                .set(SCORECARD_EXEMPTION.REQUESTED_AT, at)
                .onConflictDoNothing()
                .returning(SCORECARD_EXEMPTION.ID)
                .fetchOptional(row -> row.getId());
    }

    /** False if it was decided already. */
    boolean decide(long id, State state, String actor, String decision, Instant at) {
        return db.update(SCORECARD_EXEMPTION)
                        .set(SCORECARD_EXEMPTION.STATE, state.word())
                        .set(SCORECARD_EXEMPTION.DECIDED_BY, actor)
                        .set(SCORECARD_EXEMPTION.DECIDED_AT, at)
                        .set(SCORECARD_EXEMPTION.DECISION, decision)
                        .where(SCORECARD_EXEMPTION.ID.eq(id))
                        .and(SCORECARD_EXEMPTION.STATE.eq(State.REQUESTED.word()))
                        .execute()
                == 1;
    }

    Exemption find(long id) {
        return db.select(EXEMPTION)
                .from(SCORECARD_EXEMPTION)
                .where(SCORECARD_EXEMPTION.ID.eq(id))
                .fetchOptional(Record1::value1)
                .orElseThrow(() -> new ExemptionNotFound(id));
    }

    /** The newest first. */
    List<Exemption> of(EntityRef card) {
        return list(SCORECARD_EXEMPTION.CARD.eq(card.toString()));
    }

    /** The newest first, by whatever scorecard. */
    List<Exemption> ofEntity(EntityRef entity) {
        return list(SCORECARD_EXEMPTION.REF.eq(entity.toString()));
    }

    private List<Exemption> list(Condition which) {
        return db.select(EXEMPTION)
                .from(SCORECARD_EXEMPTION)
                .where(which)
                .orderBy(SCORECARD_EXEMPTION.ID.desc())
                .limit(200)
                .fetch(Record1::value1);
    }
}
