package dev.quarterdeck.catalog.scorecard;

import static dev.quarterdeck.db.Tables.ENTITY;
import static dev.quarterdeck.db.Tables.SCORECARD_DAY;
import static org.jooq.impl.DSL.arrayOverlap;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import dev.quarterdeck.catalog.AsOf;
import dev.quarterdeck.catalog.scorecard.Scorecard.Scope;
import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ScorecardRepository {

    private static final String KIND = "scorecard";

    private static final String VERSION = """
            insert into scorecard_result_version
                    (card, ref, level, score, verdicts, since, evaluated_at, changed_at, replaced_at)
            """;

    private static final String PUT = """
            with found as (
                select * from jsonb_to_recordset({1}) as r(ref text, level text, score int, verdicts jsonb)
            ), kept as (
            """ + VERSION + """
                select o.card, o.ref, o.level, o.score, o.verdicts, o.since, o.evaluated_at, o.changed_at, {2}
                from scorecard_result o join found f on f.ref = o.ref
                where o.card = {0} and o.changed_at < {2} and (o.level, o.score) is distinct from (f.level, f.score)
            )
            insert into scorecard_result as old (card, ref, level, score, verdicts, since, evaluated_at, changed_at)
            select {0}, ref, level, score, verdicts, {2}, {2}, {2} from found
            on conflict (card, ref) do update set level = excluded.level, score = excluded.score,
                    verdicts = excluded.verdicts, evaluated_at = excluded.evaluated_at,
                    since = case when old.level = excluded.level then old.since else excluded.since end,
                    changed_at = case when (old.level, old.score) is distinct from (excluded.level, excluded.score)
                            then excluded.changed_at else old.changed_at end
            where (old.level, old.score, old.verdicts)
                    is distinct from (excluded.level, excluded.score, excluded.verdicts)
            """;

    private static final String REMOVE = """
            with gone as (delete from scorecard_result where card = {0} and not ref = any({1}) returning *)
            """ + VERSION + """
            select card, ref, level, score, verdicts, since, evaluated_at, changed_at, {2} from gone
            where changed_at < {2}
            """;

    private static final String KEEP_DAY = """
            insert into scorecard_day (card, day, owner_ref, system_ref, level, entities, score_total)
            select {0}, {1}, coalesce(e.owner_ref, ''), coalesce(e.system_ref, ''), s.level, count(*), sum(s.score)
            from scorecard_result s join entity e on e.ref = s.ref
            where s.card = {0} group by 3, 4, 5
            """;

    private final DSLContext db;
    private final JsonMapper json;

    ScorecardRepository(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** @param at null for now */
    List<Scorecard> all(@Nullable Instant at) {
        return db.with(AsOf.tables(at))
                .select(ENTITY.REF, ENTITY.DESCRIPTOR)
                .from(ENTITY)
                .where(ENTITY.KIND.eq(KIND))
                .and(ENTITY.ORPHANED_AT.isNull())
                .orderBy(ENTITY.NAME, ENTITY.REF)
                .fetch(row -> ScorecardReader.read(
                        EntityRef.of(row.value1()), json.readTree(row.value2().data())));
    }

    /** One evaluation at a time, on whichever portal. */
    void takeTurns() {
        db.execute("select pg_advisory_xact_lock(hashtext('scorecards'))");
    }

    /** The next entities that a card applies to, by reference. */
    List<EntityRef> applies(Scope scope, @Nullable EntityRef after, int limit) {
        return db.select(ENTITY.REF)
                .from(ENTITY)
                .where(matches(scope))
                .and(ENTITY.ORPHANED_AT.isNull())
                .and(after == null ? noCondition() : ENTITY.REF.gt(after.toString()))
                .orderBy(ENTITY.REF)
                .limit(limit)
                .fetch(row -> EntityRef.of(row.value1()));
    }

    boolean appliesTo(Scorecard card, EntityRef entity) {
        return db.fetchExists(
                ENTITY,
                matches(card.scope()).and(ENTITY.REF.eq(entity.toString())).and(ENTITY.ORPHANED_AT.isNull()));
    }

    private static Condition matches(Scope scope) {
        return (scope.kinds().isEmpty() ? ENTITY.KIND.ne(KIND) : ENTITY.KIND.in(scope.kinds()))
                .and(scope.types().isEmpty() ? noCondition() : ENTITY.TYPE.in(scope.types()))
                .and(scope.lifecycles().isEmpty() ? noCondition() : ENTITY.LIFECYCLE.in(scope.lifecycles()))
                .and(
                        scope.tags().isEmpty()
                                ? noCondition()
                                : arrayOverlap(ENTITY.TAGS, val(scope.tags().toArray(String[]::new), ENTITY.TAGS)));
    }

    void put(EntityRef card, Map<EntityRef, Judgement> judgements, Instant at) {
        var rows = new ArrayList<Map<String, Object>>();
        judgements.forEach((ref, judgement) -> rows.add(Map.of(
                "ref", ref.toString(),
                "level", judgement.level().word(),
                "score", judgement.score(),
                "verdicts", judgement.verdicts())));
        db.execute(
                PUT,
                val(card.toString()),
                val(JSONB.valueOf(json.writeValueAsString(rows))),
                val(at.atOffset(ZoneOffset.UTC)));
    }

    void removeAllBut(EntityRef card, List<EntityRef> entities, Instant at) {
        var refs = entities.stream().map(EntityRef::toString).toArray(String[]::new);
        db.execute(REMOVE, val(card.toString()), val(refs), val(at.atOffset(ZoneOffset.UTC)));
    }

    void keepDay(EntityRef card, LocalDate day) {
        db.deleteFrom(SCORECARD_DAY)
                .where(SCORECARD_DAY.CARD.eq(card.toString()))
                .and(SCORECARD_DAY.DAY.eq(day))
                .execute();
        db.execute(KEEP_DAY, val(card.toString()), val(day));
    }
}
