package dev.quarterdeck.signals;

import static dev.quarterdeck.db.Tables.DEPLOYMENT;
import static dev.quarterdeck.db.Tables.RELEASE;
import static dev.quarterdeck.db.Tables.SIGNAL_SERIES;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import dev.quarterdeck.platform.EntityRef;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What was ever measured of a component in an environment. */
@Repository
class RanQuery {

    private static final int MOST = 50;

    private final DSLContext db;

    RanQuery(DSLContext db) {
        this.db = db;
    }

    /** Releases, that which was deployed last first. */
    List<Ran> of(EntityRef component, String environment) {
        var since = field(select(max(coalesce(DEPLOYMENT.STARTED_AT, DEPLOYMENT.CREATED_AT)))
                .from(DEPLOYMENT)
                .where(DEPLOYMENT.RELEASE_ID.eq(RELEASE.ID))
                .and(DEPLOYMENT.ENVIRONMENT.eq(environment))
                .and(DEPLOYMENT.CAUSE.ne("configuration")));
        return db.select(RELEASE.VERSION, RELEASE.ID, since)
                .from(RELEASE)
                .where(RELEASE.ID.in(select(SIGNAL_SERIES.RELEASE_ID)
                        .from(SIGNAL_SERIES)
                        .where(SIGNAL_SERIES.COMPONENT.eq(component.toString()))
                        .and(SIGNAL_SERIES.ENVIRONMENT.eq(environment))))
                .orderBy(since.desc().nullsLast(), RELEASE.ID.desc())
                .limit(MOST)
                .fetch(mapping(Ran::new));
    }
}
