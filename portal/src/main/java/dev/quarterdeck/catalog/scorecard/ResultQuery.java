package dev.quarterdeck.catalog.scorecard;

import static dev.quarterdeck.db.Tables.ENTITY;
import static dev.quarterdeck.db.Tables.SCORECARD_DAY;
import static dev.quarterdeck.db.Tables.SCORECARD_RESULT;
import static dev.quarterdeck.db.Tables.SCORECARD_RESULT_VERSION;
import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.sum;

import dev.quarterdeck.catalog.AsOf;
import dev.quarterdeck.catalog.scorecard.Scorecards.DayScore;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Page;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Record4;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ResultQuery {

    private static final TypeReference<List<Verdict>> VERDICTS = new TypeReference<>() {};

    private final DSLContext db;
    private final JsonMapper json;

    ResultQuery(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    List<Result> of(EntityRef entity, @Nullable Instant at) {
        return db.with(AsOf.tables(at))
                .select(result())
                .from(SCORECARD_RESULT)
                .join(ENTITY)
                .on(ENTITY.REF.eq(SCORECARD_RESULT.REF))
                .where(SCORECARD_RESULT.REF.eq(entity.toString()))
                .orderBy(SCORECARD_RESULT.CARD)
                .fetch(Record1::value1);
    }

    Page<Result> page(EntityRef card, ResultFilter filter, @Nullable String after, int limit) {
        var level = filter.level();
        var owner = filter.owner();
        var rows = db.with(AsOf.tables(filter.at()))
                .select(result())
                .from(SCORECARD_RESULT)
                .join(ENTITY)
                .on(ENTITY.REF.eq(SCORECARD_RESULT.REF))
                .where(SCORECARD_RESULT.CARD.eq(card.toString()))
                .and(level == null ? noCondition() : SCORECARD_RESULT.LEVEL.eq(level.word()))
                .and(owner == null ? noCondition() : ENTITY.OWNER_REF.eq(owner.toString()))
                .and(after == null ? noCondition() : SCORECARD_RESULT.REF.gt(after))
                .orderBy(SCORECARD_RESULT.REF)
                .limit(limit + 1)
                .fetch(Record1::value1);
        return Page.of(rows, limit, row -> row.entity().toString());
    }

    private SelectField<Result> result() {
        return row(
                        SCORECARD_RESULT.CARD.convertFrom(EntityRef::of),
                        SCORECARD_RESULT.REF.convertFrom(EntityRef::of),
                        ENTITY.TITLE,
                        ENTITY.OWNER_REF.convertFrom(EntityRef::ofNullable),
                        SCORECARD_RESULT.LEVEL.convertFrom(Level::of),
                        SCORECARD_RESULT.SCORE,
                        SCORECARD_RESULT.VERDICTS.convertFrom(verdicts -> json.readValue(verdicts.data(), VERDICTS)),
                        SCORECARD_RESULT.SINCE,
                        SCORECARD_RESULT.EVALUATED_AT)
                .mapping(Result::new);
    }

    List<Standing> byOwner(EntityRef card, @Nullable Instant at) {
        return standings(card, at, ENTITY.OWNER_REF);
    }

    List<Standing> bySystem(EntityRef card, @Nullable Instant at) {
        return standings(card, at, ENTITY.SYSTEM_REF);
    }

    private List<Standing> standings(EntityRef card, @Nullable Instant at, Field<String> by) {
        var of = coalesce(by, inline(""));
        return db
                .with(AsOf.tables(at))
                .select(
                        of,
                        SCORECARD_RESULT.LEVEL,
                        count(),
                        sum(SCORECARD_RESULT.SCORE).cast(Long.class))
                .from(SCORECARD_RESULT)
                .join(ENTITY)
                .on(ENTITY.REF.eq(SCORECARD_RESULT.REF))
                .where(SCORECARD_RESULT.CARD.eq(card.toString()))
                .groupBy(of, SCORECARD_RESULT.LEVEL)
                .fetch()
                .stream()
                .collect(groupingBy(Record4::value1))
                .entrySet()
                .stream()
                .map(entry -> standing(entry.getKey(), entry.getValue()))
                .sorted(comparingInt(Standing::score))
                .toList();
    }

    private static Standing standing(String of, List<Record4<String, String, Integer, Long>> rows) {
        var entities = rows.stream().mapToInt(Record4::value3).sum();
        var scores = rows.stream().mapToLong(Record4::value4).sum();
        return new Standing(
                of.isEmpty() ? null : EntityRef.of(of),
                rows.stream().collect(toMap(row -> Level.of(row.value2()), Record4::value3)),
                (int) (scores / entities));
    }

    List<DayScore> scores(EntityRef card, EntityRef entity) {
        return db.select(SCORECARD_RESULT.CHANGED_AT, SCORECARD_RESULT.SCORE)
                .from(SCORECARD_RESULT)
                .where(SCORECARD_RESULT.CARD.eq(card.toString()))
                .and(SCORECARD_RESULT.REF.eq(entity.toString()))
                .unionAll(db.select(SCORECARD_RESULT_VERSION.CHANGED_AT, SCORECARD_RESULT_VERSION.SCORE)
                        .from(SCORECARD_RESULT_VERSION)
                        .where(SCORECARD_RESULT_VERSION.CARD.eq(card.toString()))
                        .and(SCORECARD_RESULT_VERSION.REF.eq(entity.toString())))
                .orderBy(1)
                .fetch(row -> new DayScore(row.value1().atZone(ZoneOffset.UTC).toLocalDate(), row.value2()));
    }

    List<DayScore> trend(EntityRef card, @Nullable EntityRef of) {
        var kept = of != null && of.kind().equals("system") ? SCORECARD_DAY.SYSTEM_REF : SCORECARD_DAY.OWNER_REF;
        var score =
                sum(SCORECARD_DAY.SCORE_TOTAL).div(sum(SCORECARD_DAY.ENTITIES)).cast(Integer.class);
        return db.select(SCORECARD_DAY.DAY, score)
                .from(SCORECARD_DAY)
                .where(SCORECARD_DAY.CARD.eq(card.toString()))
                .and(of == null ? noCondition() : kept.eq(of.toString()))
                .groupBy(SCORECARD_DAY.DAY)
                .orderBy(SCORECARD_DAY.DAY)
                .fetch(mapping(DayScore::new));
    }
}
