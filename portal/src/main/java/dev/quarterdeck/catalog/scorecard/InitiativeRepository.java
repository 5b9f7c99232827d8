package dev.quarterdeck.catalog.scorecard;

import static dev.quarterdeck.db.Tables.ENTITY;
import static dev.quarterdeck.db.Tables.SCORECARD_INITIATIVE;
import static dev.quarterdeck.db.Tables.SCORECARD_RESULT;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectCount;

import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class InitiativeRepository {

    private final DSLContext db;

    InitiativeRepository(DSLContext db) {
        this.db = db;
    }

    long add(
            EntityRef card,
            String title,
            Level level,
            @Nullable EntityRef owner,
            LocalDate endsOn,
            String actor,
            Instant at) {
        return db.insertInto(SCORECARD_INITIATIVE)
                .set(SCORECARD_INITIATIVE.CARD, card.toString())
                .set(SCORECARD_INITIATIVE.TITLE, title)
                .set(SCORECARD_INITIATIVE.LEVEL, level.word())
                .set(SCORECARD_INITIATIVE.OWNER_REF, owner == null ? "" : owner.toString())
                .set(SCORECARD_INITIATIVE.ENDS_ON, endsOn)
                .set(SCORECARD_INITIATIVE.CREATED_BY, actor)
                .set(SCORECARD_INITIATIVE.CREATED_AT, at)
                .returning(SCORECARD_INITIATIVE.ID)
                .fetchSingle()
                .getId();
    }

    /** Those that are not closed, the next to end first. */
    List<Initiative> open(EntityRef card) {
        var high = field("{0} = any({1})", Boolean.class, SCORECARD_RESULT.LEVEL, levelsFrom());
        return db.select(
                        SCORECARD_INITIATIVE.ID,
                        SCORECARD_INITIATIVE.TITLE,
                        SCORECARD_INITIATIVE.LEVEL.convertFrom(Level::of),
                        SCORECARD_INITIATIVE.OWNER_REF.convertFrom(InitiativeRepository::ref),
                        SCORECARD_INITIATIVE.ENDS_ON,
                        SCORECARD_INITIATIVE.CREATED_BY,
                        results(condition(high)),
                        results(noCondition()))
                .from(SCORECARD_INITIATIVE)
                .where(SCORECARD_INITIATIVE.CARD.eq(card.toString()))
                .and(SCORECARD_INITIATIVE.CLOSED_AT.isNull())
                .orderBy(SCORECARD_INITIATIVE.ENDS_ON, SCORECARD_INITIATIVE.ID)
                .fetch(mapping(Initiative::new));
    }

    /** The words of the wanted level and of those above it. */
    private static Field<String[]> levelsFrom() {
        var all = Stream.of(Level.values()).map(Level::word).toArray(String[]::new);
        return field("({0})[array_position({0}, {1}):]", String[].class, inline(all), SCORECARD_INITIATIVE.LEVEL);
    }

    private static Field<Integer> results(Condition which) {
        return field(selectCount()
                .from(SCORECARD_RESULT)
                .join(ENTITY)
                .on(ENTITY.REF.eq(SCORECARD_RESULT.REF))
                .where(SCORECARD_RESULT.CARD.eq(SCORECARD_INITIATIVE.CARD))
                .and(SCORECARD_INITIATIVE.OWNER_REF.eq("").or(ENTITY.OWNER_REF.eq(SCORECARD_INITIATIVE.OWNER_REF)))
                .and(which));
    }

    boolean close(long id, Instant at) {
        return db.update(SCORECARD_INITIATIVE)
                        .set(SCORECARD_INITIATIVE.CLOSED_AT, at)
                        .where(SCORECARD_INITIATIVE.ID.eq(id))
                        .and(SCORECARD_INITIATIVE.CLOSED_AT.isNull())
                        .execute()
                == 1;
    }

    private static @Nullable EntityRef ref(String text) {
        return text.isEmpty() ? null : EntityRef.of(text);
    }
}
