package dev.quarterdeck.environments.web;

import static dev.quarterdeck.db.Tables.CONFIGURATION;
import static dev.quarterdeck.db.Tables.DESIRED_WORKLOAD;
import static dev.quarterdeck.db.Tables.RELEASE;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.noCondition;

import dev.quarterdeck.platform.EntityRef;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Reads what runs in an environment, with which configuration. */
@Repository
class RunningQuery {

    private static final int MOST = 500;

    /** @param configuration the version that it runs with, which need not be the newest */
    public record Running(EntityRef component, long release, String version, int configuration, int replicas) {}

    private final DSLContext db;

    RunningQuery(DSLContext db) {
        this.db = db;
    }

    /** By name. */
    List<Running> in(String environment) {
        return rows(environment, noCondition());
    }

    Optional<Running> in(String environment, EntityRef component) {
        return rows(environment, DESIRED_WORKLOAD.COMPONENT.eq(component.toString())).stream()
                .findFirst();
    }

    private List<Running> rows(String environment, Condition condition) {
        return db.select(
                        DESIRED_WORKLOAD.COMPONENT.convertFrom(EntityRef::of),
                        RELEASE.ID,
                        RELEASE.VERSION,
                        CONFIGURATION.VERSION,
                        DESIRED_WORKLOAD.REPLICAS)
                .from(DESIRED_WORKLOAD)
                .join(RELEASE)
                .on(RELEASE.ID.eq(DESIRED_WORKLOAD.RELEASE_ID))
                .join(CONFIGURATION)
                .on(CONFIGURATION.ID.eq(DESIRED_WORKLOAD.CONFIGURATION_ID))
                .where(DESIRED_WORKLOAD.ENVIRONMENT.eq(environment))
                .and(condition)
                .orderBy(DESIRED_WORKLOAD.COMPONENT)
                .limit(MOST)
                .fetch(mapping(Running::new));
    }
}
