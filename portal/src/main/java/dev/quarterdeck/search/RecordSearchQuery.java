package dev.quarterdeck.search;

import static dev.quarterdeck.db.Tables.ACCOUNT;
import static dev.quarterdeck.db.Tables.PIPELINE_RUN;
import static dev.quarterdeck.db.Tables.RELEASE;
import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.substring;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

/** Finds runs, releases and people by what they are called; of runs and releases only the latest, which are few enough. */
@Repository
class RecordSearchQuery {

    private static final int LATEST = 5_000;
    private static final int COMPONENT_PREFIX = "component:default/".length() + 1;

    private final DSLContext db;

    RecordSearchQuery(DSLContext db) {
        this.db = db;
    }

    /** Such as {@code order-service run 12}; also by version, commit and its title. The latest first. */
    List<RecordHit> runs(SearchText text, int limit) {
        var name = concat(substring(PIPELINE_RUN.COMPONENT, COMPONENT_PREFIX), inline(" run "), PIPELINE_RUN.NUMBER);
        var found = concat(
                name,
                inline(" "),
                PIPELINE_RUN.VERSION,
                inline(" "),
                coalesce(PIPELINE_RUN.COMMIT_SHA, inline("")),
                inline(" "),
                coalesce(PIPELINE_RUN.COMMIT_TITLE, inline("")));
        return db.select(name, PIPELINE_RUN.STATE, PIPELINE_RUN.ID)
                .from(PIPELINE_RUN)
                .where(PIPELINE_RUN.ID.in(select(PIPELINE_RUN.ID)
                        .from(PIPELINE_RUN)
                        .orderBy(PIPELINE_RUN.ID.desc())
                        .limit(LATEST)))
                .and(holdsAll(found, text))
                .orderBy(PIPELINE_RUN.ID.desc())
                .limit(limit)
                .fetch(row -> new RecordHit("run", row.value1(), row.value2(), "/runs/" + row.value3()));
    }

    /** Such as {@code order-service 1.4.0}; also by commit. The latest first. */
    List<RecordHit> releases(SearchText text, int limit) {
        var name = concat(substring(RELEASE.COMPONENT, COMPONENT_PREFIX), inline(" "), RELEASE.VERSION);
        return db.select(name, RELEASE.ID)
                .from(RELEASE)
                .where(RELEASE.ID.in(select(RELEASE.ID)
                        .from(RELEASE)
                        .orderBy(RELEASE.ID.desc())
                        .limit(LATEST)))
                .and(holdsAll(concat(name, inline(" release "), RELEASE.COMMIT_SHA), text))
                .orderBy(RELEASE.ID.desc())
                .limit(limit)
                .fetch(row -> new RecordHit("release", row.value1(), "release", "/releases/" + row.value2()));
    }

    List<RecordHit> people(SearchText text, int limit) {
        return db.select(ACCOUNT.DISPLAY_NAME, ACCOUNT.USERNAME)
                .from(ACCOUNT)
                .where(holdsAll(concat(ACCOUNT.DISPLAY_NAME, inline(" "), ACCOUNT.USERNAME), text))
                .orderBy(ACCOUNT.DISPLAY_NAME, ACCOUNT.USERNAME)
                .limit(limit)
                .fetch(row -> new RecordHit("person", row.value1(), "what they did", "/audit?actor=" + row.value2()));
    }

    private static Condition holdsAll(Field<String> text, SearchText typed) {
        return and(typed.words().stream().map(lower(text)::contains).toList());
    }
}
