package dev.quarterdeck.catalog.source;

import static dev.quarterdeck.db.Tables.CATALOG_PROBLEM;
import static dev.quarterdeck.db.Tables.CATALOG_READING;
import static dev.quarterdeck.db.Tables.CATALOG_SOURCE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import dev.quarterdeck.catalog.SourceKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.SelectField;
import org.jooq.types.YearToSecond;
import org.springframework.stereotype.Repository;

@Repository
class SourceRepository {

    static final SelectField<CatalogSource> SOURCE = row(
                    CATALOG_SOURCE.ID.convertFrom(SourceId::new),
                    CATALOG_SOURCE.KIND.convertFrom(SourceKind::of),
                    CATALOG_SOURCE.LOCATION,
                    CATALOG_SOURCE.BRANCH,
                    CATALOG_SOURCE.PATH_PATTERN,
                    CATALOG_SOURCE.REFRESH_EVERY.convertFrom(YearToSecond::toDuration),
                    CATALOG_SOURCE.FINGERPRINT,
                    CATALOG_SOURCE.READ_AT,
                    CATALOG_SOURCE.ADDED,
                    CATALOG_SOURCE.CHANGED,
                    CATALOG_SOURCE.ORPHANED,
                    CATALOG_SOURCE.FAILURE,
                    CATALOG_SOURCE.FAILED_AT)
            .mapping(CatalogSource::new);

    private final DSLContext db;

    SourceRepository(DSLContext db) {
        this.db = db;
    }

    /** Empty if the source is registered already. */
    Optional<SourceId> add(NewSource source) {
        // asked first: an insert that finds it there uses up an id all the same
        if (db.fetchExists(CATALOG_SOURCE, same(source))) {
            return Optional.empty();
        }
        return db.insertInto(CATALOG_SOURCE)
                .set(CATALOG_SOURCE.KIND, source.kind().word())
                .set(CATALOG_SOURCE.LOCATION, source.location())
                .set(CATALOG_SOURCE.BRANCH, source.branch())
                .set(CATALOG_SOURCE.PATH_PATTERN, source.pathPattern())
                .set(CATALOG_SOURCE.REFRESH_EVERY, YearToSecond.valueOf(source.every()))
                .onConflictDoNothing()
                .returning(CATALOG_SOURCE.ID)
                .fetchOptional(row -> new SourceId(row.getId()));
    }

    SourceId idOf(NewSource source) {
        return db.select(CATALOG_SOURCE.ID)
                .from(CATALOG_SOURCE)
                .where(same(source))
                .fetchSingle(row -> new SourceId(row.value1()));
    }

    private static Condition same(NewSource source) {
        return CATALOG_SOURCE
                .KIND
                .eq(source.kind().word())
                .and(CATALOG_SOURCE.LOCATION.eq(source.location()))
                .and(CATALOG_SOURCE.BRANCH.isNotDistinctFrom(source.branch()))
                .and(CATALOG_SOURCE.PATH_PATTERN.eq(source.pathPattern()));
    }

    List<CatalogSource> all() {
        return db.select(SOURCE).from(CATALOG_SOURCE).orderBy(CATALOG_SOURCE.ID).fetch(Record1::value1);
    }

    CatalogSource find(SourceId id) {
        return db.select(SOURCE)
                .from(CATALOG_SOURCE)
                .where(CATALOG_SOURCE.ID.eq(id.value()))
                .fetchOptional(Record1::value1)
                .orElseThrow(() -> new SourceNotFound(id));
    }

    /** Reads a source that nobody else can take in before this transaction ends. */
    CatalogSource lock(SourceId id) {
        db.selectOne()
                .from(CATALOG_SOURCE)
                .where(CATALOG_SOURCE.ID.eq(id.value()))
                .forUpdate()
                .execute();
        return find(id);
    }

    void taken(SourceId id, String fingerprint, RefreshOutcome.Taken outcome, Change change) {
        db.insertInto(CATALOG_READING)
                .set(CATALOG_READING.SOURCE_ID, id.value())
                .set(CATALOG_READING.READ_AT, change.at())
                .set(CATALOG_READING.STATE, change.state())
                .set(CATALOG_READING.ACTOR, change.actor())
                .set(CATALOG_READING.ADDED, outcome.added())
                .set(CATALOG_READING.CHANGED, outcome.changed())
                .set(CATALOG_READING.ORPHANED, outcome.orphaned())
                .set(CATALOG_READING.ERRORS, outcome.errors())
                .execute();
        db.update(CATALOG_SOURCE)
                .set(CATALOG_SOURCE.FINGERPRINT, fingerprint)
                .set(CATALOG_SOURCE.READ_AT, change.at())
                .set(CATALOG_SOURCE.ADDED, outcome.added())
                .set(CATALOG_SOURCE.CHANGED, outcome.changed())
                .set(CATALOG_SOURCE.ORPHANED, outcome.orphaned())
                .setNull(CATALOG_SOURCE.FAILURE)
                .setNull(CATALOG_SOURCE.FAILED_AT)
                .where(CATALOG_SOURCE.ID.eq(id.value()))
                .execute();
    }

    void recovered(SourceId id) {
        db.update(CATALOG_SOURCE)
                .setNull(CATALOG_SOURCE.FAILURE)
                .setNull(CATALOG_SOURCE.FAILED_AT)
                .where(CATALOG_SOURCE.ID.eq(id.value()))
                .execute();
    }

    /** @param since when the first of several failures in a row was */
    void failed(SourceId id, String reason, Instant since, Instant at, String actor) {
        db.insertInto(CATALOG_READING)
                .set(CATALOG_READING.SOURCE_ID, id.value())
                .set(CATALOG_READING.READ_AT, at)
                .set(CATALOG_READING.ACTOR, actor)
                .set(CATALOG_READING.ADDED, 0)
                .set(CATALOG_READING.CHANGED, 0)
                .set(CATALOG_READING.ORPHANED, 0)
                .set(CATALOG_READING.ERRORS, 0)
                .set(CATALOG_READING.FAILURE, reason)
                .execute();
        db.update(CATALOG_SOURCE)
                .set(CATALOG_SOURCE.FAILURE, reason)
                .set(CATALOG_SOURCE.FAILED_AT, since)
                .where(CATALOG_SOURCE.ID.eq(id.value()))
                .execute();
    }

    /** Its problems and readings go with it; nothing may be described by it any more. */
    void remove(SourceId id) {
        db.deleteFrom(CATALOG_SOURCE).where(CATALOG_SOURCE.ID.eq(id.value())).execute();
    }

    /** Lets other sources be read again that described one of {@code refs} too, and came second. */
    void letOthersDescribe(SourceId id, List<String> refs) {
        db.update(CATALOG_SOURCE)
                .setNull(CATALOG_SOURCE.FINGERPRINT)
                .where(CATALOG_SOURCE.ID.ne(id.value()))
                .and(CATALOG_SOURCE.ID.in(select(CATALOG_PROBLEM.SOURCE_ID)
                        .from(CATALOG_PROBLEM)
                        .where(CATALOG_PROBLEM.REF.eq(any(refs.toArray(String[]::new))))))
                .execute();
    }
}
