package dev.quarterdeck.workloads.web;

import static dev.quarterdeck.db.Tables.DESIRED_WORKLOAD;
import static dev.quarterdeck.db.Tables.ENVIRONMENT;
import static dev.quarterdeck.db.Tables.OBSERVED_WORKLOAD;
import static dev.quarterdeck.db.Tables.RELEASE;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class WorkloadListQuery {

    private static final int MOST = 500;

    /**
     * @param since when it last looked different; null if it was never seen
     * @param unreachableSince since when its cluster does not answer; null if it does
     */
    public record Row(
            EntityRef component,
            String environment,
            String version,
            int wanted,
            int ready,
            @Nullable String stalled,
            @Nullable Instant since,
            @Nullable Instant unreachableSince) {

        WorkloadId id() {
            return new WorkloadId(environment, component.name());
        }

        Row lastSeen(Instant unreachable) {
            return new Row(component, environment, version, wanted, ready, stalled, since, unreachable);
        }

        public String css() {
            if (unreachableSince != null) {
                return "is-warn";
            }
            if (stalled != null) {
                return "is-fail";
            }
            return ready >= wanted ? "is-ok" : "is-busy";
        }

        public String icon() {
            if (unreachableSince != null) {
                return "ti-plug-connected-x";
            }
            if (stalled != null) {
                return "ti-circle-x";
            }
            return ready >= wanted ? "ti-circle-check" : "ti-progress";
        }

        public String word() {
            return unreachableSince == null ? seen() : "Last seen: " + seen();
        }

        private String seen() {
            if (stalled != null) {
                return "Failing";
            }
            return ready >= wanted ? "Healthy" : "Starting";
        }
    }

    private final DSLContext db;

    WorkloadListQuery(DSLContext db) {
        this.db = db;
    }

    /** By environment and name; {@code environment} null for all. */
    List<Row> workloads(@Nullable String environment) {
        return db.select(
                        DESIRED_WORKLOAD.COMPONENT.convertFrom(EntityRef::of),
                        DESIRED_WORKLOAD.ENVIRONMENT,
                        RELEASE.VERSION,
                        DESIRED_WORKLOAD.REPLICAS,
                        coalesce(
                                field(
                                        "jsonb_array_length(jsonb_path_query_array({0}, '$[*] ? (@.state == \"READY\")'))",
                                        Integer.class, OBSERVED_WORKLOAD.OBSERVED),
                                val(0)),
                        OBSERVED_WORKLOAD.STALLED,
                        OBSERVED_WORKLOAD.CHANGED_AT)
                .from(DESIRED_WORKLOAD)
                .join(ENVIRONMENT)
                .on(ENVIRONMENT.NAME.eq(DESIRED_WORKLOAD.ENVIRONMENT))
                .join(RELEASE)
                .on(RELEASE.ID.eq(DESIRED_WORKLOAD.RELEASE_ID))
                .leftJoin(OBSERVED_WORKLOAD)
                .on(OBSERVED_WORKLOAD.COMPONENT.eq(DESIRED_WORKLOAD.COMPONENT))
                .and(OBSERVED_WORKLOAD.ENVIRONMENT.eq(DESIRED_WORKLOAD.ENVIRONMENT))
                .where(environment == null ? noCondition() : DESIRED_WORKLOAD.ENVIRONMENT.eq(environment))
                .orderBy(ENVIRONMENT.POSITION.desc(), DESIRED_WORKLOAD.COMPONENT)
                .limit(MOST)
                .fetch(mapping((component, place, version, wanted, ready, stalled, since) ->
                        new Row(component, place, version, wanted, ready, stalled, since, null)));
    }
}
