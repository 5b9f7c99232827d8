package dev.quarterdeck.home;

import static dev.quarterdeck.db.Tables.DEPLOYMENT;
import static dev.quarterdeck.db.Tables.DESIRED_WORKLOAD;
import static dev.quarterdeck.db.Tables.ENTITY;
import static dev.quarterdeck.db.Tables.ENVIRONMENT;
import static dev.quarterdeck.db.Tables.OBSERVED_WORKLOAD;
import static dev.quarterdeck.db.Tables.RELEASE;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.quarterdeck.home.ServiceRow.Place;
import dev.quarterdeck.platform.EntityRef;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

/** Reads services with what runs where, in one statement. */
@Repository
public class ServiceQuery {

    private static final List<String> UNDER_WAY = List.of("progressing", "verifying", "rolling-back");

    private final DSLContext db;

    ServiceQuery(DSLContext db) {
        this.db = db;
    }

    /** @param first entity references of groups whose services come before all others */
    List<ServiceRow> services(Collection<String> first, int limit) {
        return db.select(
                        ENTITY.REF.convertFrom(EntityRef::of),
                        ENTITY.OWNER_REF,
                        places(),
                        field(select(max(coalesce(DEPLOYMENT.FINISHED_AT, DEPLOYMENT.CREATED_AT)))
                                .from(DEPLOYMENT)
                                .where(DEPLOYMENT.COMPONENT.eq(ENTITY.REF))))
                .from(ENTITY)
                .where(ENTITY.KIND.eq("component"))
                .orderBy(when(ENTITY.OWNER_REF.in(first), 0).otherwise(1).asc(), ENTITY.NAME.asc(), ENTITY.REF.asc())
                .limit(limit)
                .fetch(mapping(ServiceRow::new));
    }

    private static Field<List<Place>> places() {
        var arriving = DEPLOYMENT.as("arriving");
        var arrivingRelease = RELEASE.as("arriving_release");
        return multiset(select(
                                ENVIRONMENT.NAME,
                                ENVIRONMENT.PRODUCTION,
                                RELEASE.VERSION,
                                field(select(arrivingRelease.VERSION)
                                        .from(arriving)
                                        .join(arrivingRelease)
                                        .on(arrivingRelease.ID.eq(arriving.RELEASE_ID))
                                        .where(arriving.COMPONENT.eq(ENTITY.REF))
                                        .and(arriving.ENVIRONMENT.eq(ENVIRONMENT.NAME))
                                        .and(arriving.STATE.in(UNDER_WAY))),
                                coalesce(DESIRED_WORKLOAD.REPLICAS, val(0)),
                                coalesce(ready(), val(0)),
                                OBSERVED_WORKLOAD.STALLED.isNotNull())
                        .from(ENVIRONMENT)
                        .leftJoin(DESIRED_WORKLOAD)
                        .on(DESIRED_WORKLOAD.ENVIRONMENT.eq(ENVIRONMENT.NAME))
                        .and(DESIRED_WORKLOAD.COMPONENT.eq(ENTITY.REF))
                        .leftJoin(RELEASE)
                        .on(RELEASE.ID.eq(DESIRED_WORKLOAD.RELEASE_ID))
                        .leftJoin(OBSERVED_WORKLOAD)
                        .on(OBSERVED_WORKLOAD.ENVIRONMENT.eq(ENVIRONMENT.NAME))
                        .and(OBSERVED_WORKLOAD.COMPONENT.eq(ENTITY.REF))
                        .orderBy(ENVIRONMENT.POSITION))
                .convertFrom(rows -> rows.map(mapping(Place::new)));
    }

    /** The observed replicas are a JSON array of {@code {name, revision, state, …}}. */
    private static Field<Integer> ready() {
        return field(
                "jsonb_array_length(jsonb_path_query_array({0}, '$[*] ? (@.state == \"READY\")'))",
                Integer.class, OBSERVED_WORKLOAD.OBSERVED);
    }
}
