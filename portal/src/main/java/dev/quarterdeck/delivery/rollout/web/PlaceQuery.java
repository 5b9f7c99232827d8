package dev.quarterdeck.delivery.rollout.web;

import static dev.quarterdeck.db.Tables.DEPLOYMENT;
import static dev.quarterdeck.db.Tables.DESIRED_WORKLOAD;
import static dev.quarterdeck.db.Tables.ENVIRONMENT;
import static dev.quarterdeck.db.Tables.OBSERVED_WORKLOAD;
import static dev.quarterdeck.db.Tables.PROMOTION;
import static dev.quarterdeck.db.Tables.RELEASE;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.quarterdeck.delivery.rollout.Cause;
import dev.quarterdeck.delivery.rollout.DeploymentState;
import dev.quarterdeck.delivery.rollout.Deployments;
import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Param;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Reads where a component runs, in one statement. What is the same for all of them stands in its text, so that the database
 * keeps one plan: to plan it takes five times as long as to run it.
 */
@Repository
class PlaceQuery {

    private static final List<Param<String>> UNDER_WAY = Stream.of(
                    DeploymentState.PROGRESSING, DeploymentState.VERIFYING, DeploymentState.ROLLING_BACK)
            .map(state -> inline(state.key()))
            .toList();

    /**
     * @param promotion the one that waits; null if none does
     * @param mayRollBack whether something else succeeded there before what is wanted now
     */
    record Row(
            String environment,
            String cluster,
            boolean production,
            boolean automatic,
            int approvalsRequired,
            @Nullable Long release,
            @Nullable String version,
            int wanted,
            @Nullable String observed,
            @Nullable String stalled,
            @Nullable Long deployment,
            @Nullable String state,
            @Nullable Long deployedRelease,
            @Nullable String deployedVersion,
            @Nullable String requestedBy,
            @Nullable Instant since,
            @Nullable Long promotion,
            boolean mayRollBack) {}

    private final DSLContext db;

    PlaceQuery(DSLContext db) {
        this.db = db;
    }

    List<Row> placesOf(EntityRef component) {
        var ref = component.toString();
        var latest = DEPLOYMENT.as("latest");
        var latestRelease = RELEASE.as("latest_release");
        return db.select(
                        ENVIRONMENT.NAME,
                        ENVIRONMENT.CLUSTER,
                        ENVIRONMENT.PRODUCTION,
                        ENVIRONMENT.AUTOMATIC,
                        ENVIRONMENT.APPROVALS_REQUIRED,
                        RELEASE.ID,
                        RELEASE.VERSION,
                        coalesce(DESIRED_WORKLOAD.REPLICAS, inline(0)),
                        OBSERVED_WORKLOAD.OBSERVED.convertFrom(PlaceQuery::data),
                        OBSERVED_WORKLOAD.STALLED,
                        latest.ID,
                        latest.STATE,
                        latestRelease.ID,
                        latestRelease.VERSION,
                        latest.REQUESTED_BY,
                        coalesce(latest.FINISHED_AT, latest.CREATED_AT),
                        field(select(max(PROMOTION.ID))
                                .from(PROMOTION)
                                .where(PROMOTION.COMPONENT.eq(ref))
                                .and(PROMOTION.ENVIRONMENT.eq(ENVIRONMENT.NAME))
                                .and(PROMOTION.STATE.eq(inline("awaiting")))),
                        mayRollBack(ref))
                .from(ENVIRONMENT)
                .leftJoin(DESIRED_WORKLOAD)
                .on(DESIRED_WORKLOAD.ENVIRONMENT.eq(ENVIRONMENT.NAME))
                .and(DESIRED_WORKLOAD.COMPONENT.eq(ref))
                .leftJoin(RELEASE)
                .on(RELEASE.ID.eq(DESIRED_WORKLOAD.RELEASE_ID))
                .leftJoin(OBSERVED_WORKLOAD)
                .on(OBSERVED_WORKLOAD.ENVIRONMENT.eq(ENVIRONMENT.NAME))
                .and(OBSERVED_WORKLOAD.COMPONENT.eq(ref))
                .leftJoin(latest)
                .on(latest.ID.eq(field(select(max(DEPLOYMENT.ID))
                        .from(DEPLOYMENT)
                        .where(DEPLOYMENT.COMPONENT.eq(ref))
                        .and(DEPLOYMENT.ENVIRONMENT.eq(ENVIRONMENT.NAME)))))
                .leftJoin(latestRelease)
                .on(latestRelease.ID.eq(latest.RELEASE_ID))
                .orderBy(ENVIRONMENT.POSITION)
                .fetch(mapping(Row::new));
    }

    /** Null where the component does not run. */
    private static @Nullable String data(@Nullable JSONB observed) {
        return observed == null ? null : observed.data();
    }

    /** What {@link Deployments#rollBackTarget} would find: below the wanted revision lies what succeeded before it was last deployed. */
    private static Field<Boolean> mayRollBack(String component) {
        var underWay = DEPLOYMENT.as("under_way");
        var wanted = DEPLOYMENT.as("wanted");
        var earlier = DEPLOYMENT.as("earlier");
        var wantedSince = field(select(max(wanted.ID))
                .from(wanted)
                .where(wanted.COMPONENT.eq(component))
                .and(wanted.ENVIRONMENT.eq(ENVIRONMENT.NAME))
                .and(wanted.STATE.eq(inline(DeploymentState.SUCCEEDED.key())))
                .and(wanted.CAUSE.ne(inline(Cause.ROLLBACK.key())))
                .and(wanted.RELEASE_ID.eq(DESIRED_WORKLOAD.RELEASE_ID))
                .and(wanted.CONFIGURATION_ID.eq(DESIRED_WORKLOAD.CONFIGURATION_ID)));
        return field(exists(selectOne()
                        .from(underWay)
                        .where(underWay.COMPONENT.eq(component))
                        .and(underWay.ENVIRONMENT.eq(ENVIRONMENT.NAME))
                        .and(underWay.STATE.in(UNDER_WAY))
                        .and(underWay.PREVIOUS_RELEASE_ID.isNotNull()))
                .or(exists(selectOne()
                        .from(earlier)
                        .where(earlier.COMPONENT.eq(component))
                        .and(earlier.ENVIRONMENT.eq(ENVIRONMENT.NAME))
                        .and(earlier.STATE.eq(inline(DeploymentState.SUCCEEDED.key())))
                        .and(earlier.ID.lt(wantedSince))
                        .and(row(earlier.RELEASE_ID, earlier.CONFIGURATION_ID)
                                .ne(DESIRED_WORKLOAD.RELEASE_ID, DESIRED_WORKLOAD.CONFIGURATION_ID)))));
    }
}
