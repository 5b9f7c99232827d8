package dev.quarterdeck.delivery.rollout;

import static dev.quarterdeck.db.Tables.CONFIGURATION;
import static dev.quarterdeck.db.Tables.DEPLOYMENT;
import static dev.quarterdeck.db.Tables.ENVIRONMENT;
import static dev.quarterdeck.db.Tables.RELEASE;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.noCondition;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.platform.Page;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads deployments together with the versions they are about. */
@Repository
public class DeploymentQuery {

    private final DSLContext db;

    DeploymentQuery(DSLContext db) {
        this.db = db;
    }

    /** @throws NotFound if there is no such deployment */
    public DeploymentRow get(DeploymentId id) {
        return rows(DEPLOYMENT.ID.eq(id.value()), 1).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("There is no deployment %s.".formatted(id)));
    }

    /** Newest first; null does not narrow. */
    public Page<DeploymentRow> page(
            @Nullable EntityRef component, @Nullable String environment, @Nullable Long before, int limit) {
        var condition = noCondition()
                .and(component == null ? noCondition() : DEPLOYMENT.COMPONENT.eq(component.toString()))
                .and(environment == null ? noCondition() : DEPLOYMENT.ENVIRONMENT.eq(environment))
                .and(before == null ? noCondition() : DEPLOYMENT.ID.lt(before));
        return Page.of(rows(condition, limit + 1), limit, row -> row.id().toString());
    }

    private List<DeploymentRow> rows(Condition condition, int limit) {
        var previousRelease = RELEASE.as("previous_release");
        var previousConfiguration = CONFIGURATION.as("previous_configuration");
        return db.select(
                        DEPLOYMENT.ID.convertFrom(DeploymentId::new),
                        DEPLOYMENT.COMPONENT.convertFrom(EntityRef::of),
                        RELEASE.ID,
                        RELEASE.VERSION,
                        CONFIGURATION.VERSION,
                        previousRelease.VERSION,
                        previousConfiguration.VERSION,
                        ENVIRONMENT.NAME,
                        ENVIRONMENT.PRODUCTION,
                        DEPLOYMENT.CAUSE.convertFrom(Cause::of),
                        DEPLOYMENT.STATE.convertFrom(DeploymentState::of),
                        DEPLOYMENT.REQUESTED_BY,
                        DEPLOYMENT.REASON,
                        DEPLOYMENT.FAILURE,
                        DEPLOYMENT.PROMOTION_ID,
                        DEPLOYMENT.CREATED_AT,
                        DEPLOYMENT.STARTED_AT,
                        DEPLOYMENT.READY_AT,
                        DEPLOYMENT.FINISHED_AT)
                .from(DEPLOYMENT)
                .join(ENVIRONMENT)
                .on(ENVIRONMENT.NAME.eq(DEPLOYMENT.ENVIRONMENT))
                .join(RELEASE)
                .on(RELEASE.ID.eq(DEPLOYMENT.RELEASE_ID))
                .join(CONFIGURATION)
                .on(CONFIGURATION.ID.eq(DEPLOYMENT.CONFIGURATION_ID))
                .leftJoin(previousRelease)
                .on(previousRelease.ID.eq(DEPLOYMENT.PREVIOUS_RELEASE_ID))
                .leftJoin(previousConfiguration)
                .on(previousConfiguration.ID.eq(DEPLOYMENT.PREVIOUS_CONFIGURATION_ID))
                .where(condition)
                .orderBy(DEPLOYMENT.ID.desc())
                .limit(limit)
                .fetch(mapping(DeploymentRow::new));
    }
}
