package dev.quarterdeck.delivery.release.web;

import static dev.quarterdeck.db.Tables.DEPLOYMENT;
import static dev.quarterdeck.db.Tables.DESIRED_WORKLOAD;
import static dev.quarterdeck.db.Tables.ENVIRONMENT;
import static dev.quarterdeck.db.Tables.RELEASE;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import dev.quarterdeck.delivery.release.Release;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads where a release is. */
@Repository
class ReleasePlaceQuery {

    private final DSLContext db;

    ReleasePlaceQuery(DSLContext db) {
        this.db = db;
    }

    /**
     * An environment as this release sees it.
     *
     * @param runs the version of the component that should run there; null if none should
     * @param here whether that is this release
     * @param arrivedAt when this release last went live there; null if it never did
     */
    record Place(
            String environment,
            boolean production,
            @Nullable String runs,
            boolean here,
            @Nullable Instant arrivedAt) {}

    /** All environments in promotion order. */
    List<Place> placesOf(Release release) {
        var arrivedAt = field(select(max(DEPLOYMENT.FINISHED_AT))
                .from(DEPLOYMENT)
                .where(DEPLOYMENT.RELEASE_ID.eq(release.id().value()))
                .and(DEPLOYMENT.ENVIRONMENT.eq(ENVIRONMENT.NAME))
                .and(DEPLOYMENT.STATE.eq("succeeded")));
        return db.select(
                        ENVIRONMENT.NAME,
                        ENVIRONMENT.PRODUCTION,
                        RELEASE.VERSION,
                        field(RELEASE.ID.isNotDistinctFrom(release.id().value())),
                        arrivedAt)
                .from(ENVIRONMENT)
                .leftJoin(DESIRED_WORKLOAD)
                .on(DESIRED_WORKLOAD.ENVIRONMENT.eq(ENVIRONMENT.NAME))
                .and(DESIRED_WORKLOAD.COMPONENT.eq(release.component().toString()))
                .leftJoin(RELEASE)
                .on(RELEASE.ID.eq(DESIRED_WORKLOAD.RELEASE_ID))
                .orderBy(ENVIRONMENT.POSITION)
                .fetch(mapping(Place::new));
    }
}
