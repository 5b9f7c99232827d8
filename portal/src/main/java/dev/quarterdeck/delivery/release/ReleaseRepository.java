package dev.quarterdeck.delivery.release;

import static dev.quarterdeck.db.Tables.RELEASE;
import static dev.quarterdeck.db.Tables.RELEASE_COMMIT;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Page;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class ReleaseRepository {

    private final DSLContext db;

    ReleaseRepository(DSLContext db) {
        this.db = db;
    }

    /** Lets nobody else release {@code component} before this transaction ends. */
    void lock(EntityRef component) {
        db.execute("select pg_advisory_xact_lock(hashtext('release'), hashtext(?))", component.toString());
    }

    Optional<Release> find(ReleaseId id) {
        return newestFirst(RELEASE.ID.eq(id.value()), 1).stream().findFirst();
    }

    Optional<Release> find(EntityRef component, String version) {
        return newestFirst(RELEASE.COMPONENT.eq(component.toString()).and(RELEASE.VERSION.eq(version)), 1).stream()
                .findFirst();
    }

    Optional<Release> latest(EntityRef component) {
        return newestFirst(RELEASE.COMPONENT.eq(component.toString()), 1).stream()
                .findFirst();
    }

    Page<Release> page(@Nullable EntityRef component, @Nullable Long before, int limit) {
        var condition = component == null ? noCondition() : RELEASE.COMPONENT.eq(component.toString());
        var rows = newestFirst(before == null ? condition : condition.and(RELEASE.ID.lt(before)), limit + 1);
        return Page.of(rows, limit, release -> release.id().toString());
    }

    private List<Release> newestFirst(Condition condition, int limit) {
        return db.select(
                        RELEASE.ID.convertFrom(ReleaseId::new),
                        RELEASE.COMPONENT.convertFrom(EntityRef::of),
                        RELEASE.VERSION,
                        RELEASE.COMMIT_SHA,
                        RELEASE.RUN_ID,
                        row(
                                        RELEASE.ARTIFACT_LOCATION.convertFrom(URI::create),
                                        RELEASE.ARTIFACT_SHA256,
                                        RELEASE.ARTIFACT_BYTES)
                                .convertFrom(mapping(StoredArtifact::new)),
                        RELEASE.WORKLOAD.convertFrom(JSONB::data),
                        row(RELEASE.TESTS_PASSED, RELEASE.TESTS_FAILED, RELEASE.TESTS_SKIPPED)
                                .convertFrom(mapping(TestSummary::new)),
                        RELEASE.CREATED_AT,
                        RELEASE.CREATED_BY)
                .from(RELEASE)
                .where(condition)
                .orderBy(RELEASE.ID.desc())
                .limit(limit)
                .fetch(mapping(Release::new));
    }

    ReleaseId insert(NewRelease release) {
        var id = db.insertInto(RELEASE)
                .set(RELEASE.COMPONENT, release.component().toString())
                .set(RELEASE.VERSION, release.version())
                .set(RELEASE.COMMIT_SHA, release.commitSha())
                .set(RELEASE.RUN_ID, release.run())
                .set(RELEASE.ARTIFACT_LOCATION, release.artifact().location().toString())
                .set(RELEASE.ARTIFACT_SHA256, release.artifact().sha256())
                .set(RELEASE.ARTIFACT_BYTES, release.artifact().bytes())
                .set(RELEASE.WORKLOAD, JSONB.jsonb(release.workload()))
                .set(RELEASE.TESTS_PASSED, release.tests().passed())
                .set(RELEASE.TESTS_FAILED, release.tests().failed())
                .set(RELEASE.TESTS_SKIPPED, release.tests().skipped())
                .set(RELEASE.CREATED_BY, release.createdBy())
                .returningResult(RELEASE.ID)
                .fetchSingle()
                .value1();
        return new ReleaseId(id);
    }

    void insertCommits(ReleaseId id, List<Commit> commits) {
        var insert = db.insertInto(
                RELEASE_COMMIT,
                RELEASE_COMMIT.RELEASE_ID,
                RELEASE_COMMIT.POSITION,
                RELEASE_COMMIT.SHA,
                RELEASE_COMMIT.AUTHOR,
                RELEASE_COMMIT.TITLE,
                RELEASE_COMMIT.AUTHORED_AT);
        for (var position = 0; position < commits.size(); position++) {
            var commit = commits.get(position);
            insert = insert.values(
                    id.value(), position, commit.sha(), commit.author(), commit.title(), commit.authoredAt());
        }
        insert.execute();
    }

    /** All commits after {@code from} up to and with {@code to}, newest first; both of one component. */
    List<Commit> commitsBetween(EntityRef component, long from, long to, int limit) {
        return db.select(RELEASE_COMMIT.SHA, RELEASE_COMMIT.AUTHOR, RELEASE_COMMIT.TITLE, RELEASE_COMMIT.AUTHORED_AT)
                .from(RELEASE_COMMIT)
                .join(RELEASE)
                .on(RELEASE.ID.eq(RELEASE_COMMIT.RELEASE_ID))
                .where(RELEASE.COMPONENT.eq(component.toString()))
                .and(RELEASE.ID.gt(from))
                .and(RELEASE.ID.le(to))
                .orderBy(RELEASE.ID.desc(), RELEASE_COMMIT.POSITION)
                .limit(limit)
                .fetch(mapping(Commit::new));
    }
}
