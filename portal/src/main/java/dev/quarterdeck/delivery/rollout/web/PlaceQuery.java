package dev.quarterdeck.delivery.rollout.web;

import static dev.quarterdeck.db.Tables.DEPLOYMENT;
import static dev.quarterdeck.db.Tables.DESIRED_WORKLOAD;
import static dev.quarterdeck.db.Tables.ENVIRONMENT;
import static dev.quarterdeck.db.Tables.OBSERVED_WORKLOAD;
import static dev.quarterdeck.db.Tables.PROMOTION;
import static dev.quarterdeck.db.Tables.RELEASE;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads where a component runs, in one statement. */
@Repository
class PlaceQuery {

    /** @param promotion the one that waits; null if none does */
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
            @Nullable Long promotion) {}

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
                        coalesce(DESIRED_WORKLOAD.REPLICAS, val(0)),
                        OBSERVED_WORKLOAD.OBSERVED.convertFrom(JSONB::data),
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
                                .and(PROMOTION.STATE.eq("awaiting"))))
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
}
