package dev.quarterdeck.signals.objective;

import static dev.quarterdeck.db.Tables.ENTITY;
import static dev.quarterdeck.db.Tables.OBJECTIVE;
import static dev.quarterdeck.db.Tables.OBJECTIVE_STANDING;
import static dev.quarterdeck.db.Tables.SIGNAL_SERIES;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Page;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Repository
class ObjectiveRepository {

    /** What nobody measured comes after everything else. */
    private static final Field<Double> BUDGET =
            coalesce(OBJECTIVE_STANDING.BUDGET, inline(1e9)).as("budget_order");

    private static final char BETWEEN = '~';

    private final DSLContext db;
    private final JsonMapper json;

    ObjectiveRepository(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** Empty if one of that name is there already. */
    Optional<Long> insert(
            Definition definition, ObjectNode document, JsonNode indicator, String actor, Instant now, Instant from) {
        return db.insertInto(OBJECTIVE)
                .set(OBJECTIVE.NAME, definition.name())
                .set(OBJECTIVE.TITLE, definition.title())
                .set(OBJECTIVE.COMPONENT, definition.component().toString())
                .set(OBJECTIVE.ENVIRONMENT, definition.environment())
                .set(OBJECTIVE.DEFINITION, jsonb(document))
                .set(OBJECTIVE.INDICATOR, jsonb(indicator))
                .set(OBJECTIVE.VERSION, 1)
                .set(OBJECTIVE.CHANGED_BY, actor)
                .set(OBJECTIVE.CHANGED_AT, now)
                .set(OBJECTIVE.TALLIED_UNTIL, from)
                .onConflictDoNothing()
                .returning(OBJECTIVE.ID)
                .fetchOptional(row -> row.getId());
    }

    /** False if somebody changed it meanwhile. */
    boolean update(
            Objective before,
            Definition definition,
            ObjectNode document,
            JsonNode indicator,
            String actor,
            Instant now,
            Instant talliedUntil) {
        return db.update(OBJECTIVE)
                        .set(OBJECTIVE.TITLE, definition.title())
                        .set(OBJECTIVE.COMPONENT, definition.component().toString())
                        .set(OBJECTIVE.ENVIRONMENT, definition.environment())
                        .set(OBJECTIVE.DEFINITION, jsonb(document))
                        .set(OBJECTIVE.INDICATOR, jsonb(indicator))
                        .set(OBJECTIVE.VERSION, before.version() + 1)
                        .set(OBJECTIVE.CHANGED_BY, actor)
                        .set(OBJECTIVE.CHANGED_AT, now)
                        .set(OBJECTIVE.TALLIED_UNTIL, talliedUntil)
                        .where(OBJECTIVE.ID.eq(before.id()))
                        .and(OBJECTIVE.VERSION.eq(before.version()))
                        .execute()
                == 1;
    }

    void delete(long id) {
        db.deleteFrom(OBJECTIVE).where(OBJECTIVE.ID.eq(id)).execute();
    }

    Optional<Objective> find(String name) {
        return db.selectFrom(OBJECTIVE).where(OBJECTIVE.NAME.eq(name)).fetchOptional(this::objective);
    }

    Optional<ObjectNode> document(String name) {
        return db.select(OBJECTIVE.DEFINITION)
                .from(OBJECTIVE)
                .where(OBJECTIVE.NAME.eq(name))
                .fetchOptional(row -> json.readValue(row.value1().data(), ObjectNode.class));
    }

    /** What its indicator is, also where its document only refers to it. */
    JsonNode indicator(String name) {
        return db.select(OBJECTIVE.INDICATOR)
                .from(OBJECTIVE)
                .where(OBJECTIVE.NAME.eq(name))
                .fetchSingle(row -> json.readTree(row.value1().data()));
    }

    /** By name. */
    List<Objective> all() {
        return list(noCondition());
    }

    List<Objective> of(EntityRef component, String environment) {
        return list(OBJECTIVE.COMPONENT.eq(component.toString()).and(OBJECTIVE.ENVIRONMENT.eq(environment)));
    }

    private List<Objective> list(Condition which) {
        return db.selectFrom(OBJECTIVE).where(which).orderBy(OBJECTIVE.NAME).fetch(this::objective);
    }

    /** Those of which something before {@code until} is not counted, whoever is behind most first. */
    List<Objective> behind(Instant until) {
        return db.selectFrom(OBJECTIVE)
                .where(OBJECTIVE.TALLIED_UNTIL.lt(until))
                .orderBy(OBJECTIVE.TALLIED_UNTIL, OBJECTIVE.ID)
                .fetch(this::objective);
    }

    void talliedUntil(Collection<Long> objectives, Instant until) {
        db.update(OBJECTIVE)
                .set(OBJECTIVE.TALLIED_UNTIL, until)
                .where(OBJECTIVE.ID.eq(any(objectives.toArray(Long[]::new))))
                .execute();
    }

    /** States of none are left out. */
    Map<Standing.State, Integer> counts() {
        var counts = new EnumMap<Standing.State, Integer>(Standing.State.class);
        db.select(OBJECTIVE_STANDING.STATE, count())
                .from(OBJECTIVE)
                .leftJoin(OBJECTIVE_STANDING)
                .on(OBJECTIVE_STANDING.OBJECTIVE.eq(OBJECTIVE.ID))
                .groupBy(OBJECTIVE_STANDING.STATE)
                .forEach(row -> counts.merge(
                        row.value1() == null ? Standing.State.NOT_MEASURED : Standing.State.of(row.value1()),
                        row.value2(),
                        Integer::sum));
        return counts;
    }

    /** Of the components that have objectives. */
    List<EntityRef> owners() {
        return db.selectDistinct(ENTITY.OWNER_REF)
                .from(OBJECTIVE)
                .join(ENTITY)
                .on(ENTITY.REF.eq(OBJECTIVE.COMPONENT))
                .where(ENTITY.OWNER_REF.isNotNull())
                .orderBy(ENTITY.OWNER_REF)
                .fetch(row -> EntityRef.of(row.value1()));
    }

    /** Everything that is measured somewhere. */
    List<EntityRef> components() {
        return db.selectDistinct(SIGNAL_SERIES.COMPONENT)
                .from(SIGNAL_SERIES)
                .orderBy(SIGNAL_SERIES.COMPONENT)
                .limit(1_000)
                .fetch(row -> EntityRef.of(row.value1()));
    }

    /** Nobody else counts, or judges, before this transaction ends. */
    void takeTurns() {
        db.execute("select pg_advisory_xact_lock(hashtext('objectives'))");
    }

    /** The least budget first. */
    Page<ObjectiveRow> page(ObjectiveFilter filter, @Nullable String after, int limit) {
        return Page.of(
                rows(matches(filter).and(after == null ? noCondition() : isAfter(after)), limit + 1),
                limit,
                ObjectiveRepository::key);
    }

    /** Of one component, the least budget first. */
    List<ObjectiveRow> rows(EntityRef component) {
        return rows(OBJECTIVE.COMPONENT.eq(component.toString()), 100);
    }

    private List<ObjectiveRow> rows(Condition which, int limit) {
        return db.select(OBJECTIVE.asterisk())
                .select(
                        OBJECTIVE_STANDING.STATE,
                        OBJECTIVE_STANDING.GOOD,
                        OBJECTIVE_STANDING.TOTAL,
                        OBJECTIVE_STANDING.BUDGET,
                        OBJECTIVE_STANDING.BURN,
                        OBJECTIVE_STANDING.EMPTIES_AT,
                        OBJECTIVE_STANDING.MEASURED_AT,
                        OBJECTIVE_STANDING.JUDGED_AT,
                        ENTITY.OWNER_REF,
                        ENTITY.SYSTEM_REF,
                        BUDGET)
                .from(OBJECTIVE)
                .leftJoin(OBJECTIVE_STANDING)
                .on(OBJECTIVE_STANDING.OBJECTIVE.eq(OBJECTIVE.ID))
                .leftJoin(ENTITY)
                .on(ENTITY.REF.eq(OBJECTIVE.COMPONENT))
                .where(which)
                .orderBy(coalesce(OBJECTIVE_STANDING.BUDGET, inline(1e9)), OBJECTIVE.NAME)
                .limit(limit)
                .fetch(this::listed);
    }

    private static Condition matches(ObjectiveFilter filter) {
        var text = filter.text();
        var state = filter.standing();
        return (text == null
                        ? noCondition()
                        : OBJECTIVE
                                .TITLE
                                .containsIgnoreCase(text)
                                .or(OBJECTIVE.NAME.containsIgnoreCase(text))
                                .or(OBJECTIVE.COMPONENT.containsIgnoreCase(text)))
                .and(state == null ? noCondition() : OBJECTIVE_STANDING.STATE.eq(state.word()))
                .and(filter.team() == null ? noCondition() : ENTITY.OWNER_REF.eq(filter.team()))
                .and(filter.place() == null ? noCondition() : OBJECTIVE.ENVIRONMENT.eq(filter.place()));
    }

    private static Condition isAfter(String after) {
        var parts = after.indexOf(BETWEEN);
        if (parts < 0) {
            return falseCondition();
        }
        try {
            return row(coalesce(OBJECTIVE_STANDING.BUDGET, inline(1e9)), OBJECTIVE.NAME)
                    .gt(row(Double.valueOf(after.substring(0, parts)), after.substring(parts + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("There is no page after '%s'".formatted(after), e);
        }
    }

    private static String key(ObjectiveRow row) {
        return "%s%s%s"
                .formatted(
                        row.budget() == null ? 1e9 : row.budget(),
                        BETWEEN,
                        row.objective().name());
    }

    private ObjectiveRow listed(Record row) {
        var good = row.get(OBJECTIVE_STANDING.GOOD);
        return new ObjectiveRow(
                objective(row),
                EntityRef.ofNullable(row.get(ENTITY.OWNER_REF)),
                EntityRef.ofNullable(row.get(ENTITY.SYSTEM_REF)),
                Optional.ofNullable(row.get(OBJECTIVE_STANDING.STATE))
                        .map(Standing.State::of)
                        .orElse(Standing.State.NOT_MEASURED),
                good == null ? Tally.NONE : new Tally(good, row.get(OBJECTIVE_STANDING.TOTAL)),
                row.get(OBJECTIVE_STANDING.BUDGET),
                row.get(OBJECTIVE_STANDING.BURN),
                row.get(OBJECTIVE_STANDING.EMPTIES_AT),
                row.get(OBJECTIVE_STANDING.JUDGED_AT));
    }

    private Objective objective(Record row) {
        var indicator = json.readTree(row.get(OBJECTIVE.INDICATOR).data());
        var document = json.readTree(row.get(OBJECTIVE.DEFINITION).data());
        return new Objective(
                row.get(OBJECTIVE.ID),
                OpenSlo.read(document, indicator, row.get(OBJECTIVE.ENVIRONMENT), json),
                row.get(OBJECTIVE.VERSION),
                row.get(OBJECTIVE.CHANGED_BY),
                row.get(OBJECTIVE.CHANGED_AT),
                row.get(OBJECTIVE.TALLIED_UNTIL));
    }

    private static JSONB jsonb(JsonNode node) {
        return JSONB.valueOf(node.toString());
    }
}
