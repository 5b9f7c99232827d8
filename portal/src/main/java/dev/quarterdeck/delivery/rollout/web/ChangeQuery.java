package dev.quarterdeck.delivery.rollout.web;

import static dev.quarterdeck.db.Tables.DEPLOYMENT;
import static dev.quarterdeck.db.Tables.ENVIRONMENT;
import static dev.quarterdeck.db.Tables.RELEASE;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;

import dev.quarterdeck.platform.EntityRef;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
public class ChangeQuery {

    private final DSLContext db;

    ChangeQuery(DSLContext db) {
        this.db = db;
    }

    /** Deployments of all components, newest first. */
    public List<Change> newest(int limit) {
        return db.select(
                        DEPLOYMENT.ID,
                        DEPLOYMENT.COMPONENT.convertFrom(EntityRef::of),
                        RELEASE.VERSION,
                        DEPLOYMENT.ENVIRONMENT,
                        ENVIRONMENT.PRODUCTION,
                        DEPLOYMENT.STATE,
                        coalesce(
                                DEPLOYMENT.FAILURE,
                                DEPLOYMENT.STATE.concat(inline(", by ")).concat(DEPLOYMENT.REQUESTED_BY)),
                        coalesce(DEPLOYMENT.FINISHED_AT, DEPLOYMENT.CREATED_AT))
                .from(DEPLOYMENT)
                .join(RELEASE)
                .on(RELEASE.ID.eq(DEPLOYMENT.RELEASE_ID))
                .join(ENVIRONMENT)
                .on(ENVIRONMENT.NAME.eq(DEPLOYMENT.ENVIRONMENT))
                .orderBy(DEPLOYMENT.ID.desc())
                .limit(limit)
                .fetch(mapping(Change::new));
    }
}
