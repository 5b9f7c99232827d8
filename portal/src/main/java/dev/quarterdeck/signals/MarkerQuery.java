package dev.quarterdeck.signals;

import static dev.quarterdeck.db.Tables.DEPLOYMENT;
import static dev.quarterdeck.db.Tables.RELEASE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.noCondition;

import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record5;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class MarkerQuery {

    private static final int MOST = 50;

    private final DSLContext db;

    MarkerQuery(DSLContext db) {
        this.db = db;
    }

    /** The newest, in the order of time. */
    List<Change> of(EntityRef component, String environment, TimeRange range) {
        var at = coalesce(DEPLOYMENT.STARTED_AT, DEPLOYMENT.CREATED_AT);
        return db.select(at, DEPLOYMENT.ID, DEPLOYMENT.CAUSE, DEPLOYMENT.STATE, RELEASE.VERSION)
                .from(DEPLOYMENT)
                .join(RELEASE)
                .on(RELEASE.ID.eq(DEPLOYMENT.RELEASE_ID))
                .where(DEPLOYMENT.COMPONENT.eq(component.toString()))
                .and(DEPLOYMENT.ENVIRONMENT.eq(environment))
                .and(at.between(range.from(), range.to()))
                .orderBy(at.desc())
                .limit(MOST)
                .fetch(MarkerQuery::change)
                .reversed();
    }

    /**
     * Likewise of several components, each named.
     *
     * @param environment null for all
     */
    List<Change> of(Collection<EntityRef> components, @Nullable String environment, TimeRange range) {
        var at = coalesce(DEPLOYMENT.STARTED_AT, DEPLOYMENT.CREATED_AT);
        return db.select(at, DEPLOYMENT.ID, DEPLOYMENT.CAUSE, DEPLOYMENT.STATE, RELEASE.VERSION, DEPLOYMENT.COMPONENT)
                .from(DEPLOYMENT)
                .join(RELEASE)
                .on(RELEASE.ID.eq(DEPLOYMENT.RELEASE_ID))
                .where(DEPLOYMENT.COMPONENT.in(
                        components.stream().map(EntityRef::toString).toList()))
                .and(environment == null ? noCondition() : DEPLOYMENT.ENVIRONMENT.eq(environment))
                .and(at.between(range.from(), range.to()))
                .orderBy(at.desc())
                .limit(MOST)
                .fetch(row -> change(row.into(at, DEPLOYMENT.ID, DEPLOYMENT.CAUSE, DEPLOYMENT.STATE, RELEASE.VERSION))
                        .of(EntityRef.of(row.value6())))
                .reversed();
    }

    private static Change change(Record5<Instant, Long, String, String, String> row) {
        var version = row.value5();
        var path = "/deployments/" + row.value2();
        return switch (row.value3()) {
            case "rollback" -> new Change(row.value1(), "B", "Back to " + version, path, row.value4());
            case "configuration" -> new Change(row.value1(), "C", "Configuration of " + version, path, row.value4());
            default -> new Change(row.value1(), "D", "Deploying " + version, path, row.value4());
        };
    }

    /** Of releases by their id. */
    Map<Long, String> versions(Collection<Long> releases) {
        return db.select(RELEASE.ID, RELEASE.VERSION)
                .from(RELEASE)
                .where(RELEASE.ID.in(releases))
                .fetchMap(RELEASE.ID, RELEASE.VERSION);
    }
}
