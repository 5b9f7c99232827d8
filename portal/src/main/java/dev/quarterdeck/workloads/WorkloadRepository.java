package dev.quarterdeck.workloads;

import static dev.quarterdeck.db.Tables.CONFIGURATION;
import static dev.quarterdeck.db.Tables.DESIRED_WORKLOAD;
import static dev.quarterdeck.db.Tables.ENVIRONMENT;
import static dev.quarterdeck.db.Tables.OBSERVED_WORKLOAD;
import static dev.quarterdeck.db.Tables.RELEASE;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.row;

import dev.quarterdeck.connector.cluster.ReplicaStatus;
import dev.quarterdeck.environments.Autoscaling;
import dev.quarterdeck.platform.EntityRef;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.SelectField;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class WorkloadRepository {

    private static final TypeReference<List<ReplicaStatus>> REPLICAS = new TypeReference<>() {};

    private final DSLContext db;
    private final JsonMapper json;

    WorkloadRepository(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    List<DesiredWorkload> desired() {
        return db.select(
                        DESIRED_WORKLOAD.COMPONENT.convertFrom(EntityRef::of),
                        DESIRED_WORKLOAD.ENVIRONMENT,
                        row(DESIRED_WORKLOAD.RELEASE_ID, DESIRED_WORKLOAD.CONFIGURATION_ID)
                                .convertFrom(mapping(Revision::new)),
                        RELEASE.VERSION,
                        RELEASE.ARTIFACT_LOCATION.convertFrom(URI::create),
                        RELEASE.ARTIFACT_SHA256,
                        RELEASE.WORKLOAD.convertFrom(JSONB::data),
                        CONFIGURATION.SETTINGS.convertFrom(JSONB::data),
                        DESIRED_WORKLOAD.REPLICAS,
                        row(ENVIRONMENT.MOST_REPLICAS, ENVIRONMENT.CPU_PERCENT).convertFrom(mapping(Autoscaling::of)))
                .from(DESIRED_WORKLOAD)
                .join(ENVIRONMENT)
                .on(ENVIRONMENT.NAME.eq(DESIRED_WORKLOAD.ENVIRONMENT))
                .join(RELEASE)
                .on(RELEASE.ID.eq(DESIRED_WORKLOAD.RELEASE_ID))
                .join(CONFIGURATION)
                .on(CONFIGURATION.ID.eq(DESIRED_WORKLOAD.CONFIGURATION_ID))
                .orderBy(DESIRED_WORKLOAD.ENVIRONMENT, DESIRED_WORKLOAD.COMPONENT)
                .fetch(mapping(DesiredWorkload::new));
    }

    Optional<Revision> desiredRevision(EntityRef component, String environment) {
        return db.select(DESIRED_WORKLOAD.RELEASE_ID, DESIRED_WORKLOAD.CONFIGURATION_ID)
                .from(DESIRED_WORKLOAD)
                .where(DESIRED_WORKLOAD.COMPONENT.eq(component.toString()))
                .and(DESIRED_WORKLOAD.ENVIRONMENT.eq(environment))
                .fetchOptional(mapping(Revision::new));
    }

    void desire(EntityRef component, String environment, Revision revision, int replicas, Instant now) {
        db.insertInto(DESIRED_WORKLOAD)
                .set(DESIRED_WORKLOAD.COMPONENT, component.toString())
                .set(DESIRED_WORKLOAD.ENVIRONMENT, environment)
                .set(DESIRED_WORKLOAD.RELEASE_ID, revision.release())
                .set(DESIRED_WORKLOAD.CONFIGURATION_ID, revision.configuration())
                .set(DESIRED_WORKLOAD.REPLICAS, replicas)
                .set(DESIRED_WORKLOAD.CHANGED_AT, now)
                .onConflict(DESIRED_WORKLOAD.COMPONENT, DESIRED_WORKLOAD.ENVIRONMENT)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    Optional<ObservedWorkload> observed(EntityRef component, String environment) {
        return db.select(seen())
                .from(OBSERVED_WORKLOAD)
                .where(OBSERVED_WORKLOAD.COMPONENT.eq(component.toString()))
                .and(OBSERVED_WORKLOAD.ENVIRONMENT.eq(environment))
                .fetchOptional(Record1::value1);
    }

    /** Of all, by component and environment. */
    Map<Place, ObservedWorkload> observed() {
        return db.select(
                        row(OBSERVED_WORKLOAD.COMPONENT.convertFrom(EntityRef::of), OBSERVED_WORKLOAD.ENVIRONMENT)
                                .convertFrom(mapping(Place::new)),
                        seen())
                .from(OBSERVED_WORKLOAD)
                .fetchMap(Record2::value1, Record2::value2);
    }

    /** Where something may run. */
    record Place(EntityRef component, String environment) {}

    private SelectField<ObservedWorkload> seen() {
        return row(
                        OBSERVED_WORKLOAD.REVISION,
                        OBSERVED_WORKLOAD.REPLICAS,
                        OBSERVED_WORKLOAD.OBSERVED.convertFrom(this::replicas),
                        OBSERVED_WORKLOAD.STALLED,
                        OBSERVED_WORKLOAD.OBSERVED_AT)
                .convertFrom(mapping(ObservedWorkload::new));
    }

    private List<ReplicaStatus> replicas(JSONB text) {
        return json.readValue(text.data(), REPLICAS);
    }

    void keepObserved(EntityRef component, String environment, ObservedWorkload observed) {
        db.insertInto(OBSERVED_WORKLOAD)
                .set(OBSERVED_WORKLOAD.COMPONENT, component.toString())
                .set(OBSERVED_WORKLOAD.ENVIRONMENT, environment)
                .set(OBSERVED_WORKLOAD.REVISION, observed.revision())
                .set(OBSERVED_WORKLOAD.REPLICAS, observed.replicas())
                .set(OBSERVED_WORKLOAD.OBSERVED, JSONB.jsonb(json.writeValueAsString(observed.observed())))
                .set(OBSERVED_WORKLOAD.STALLED, observed.stalled())
                .set(OBSERVED_WORKLOAD.OBSERVED_AT, observed.observedAt())
                .set(OBSERVED_WORKLOAD.CHANGED_AT, observed.observedAt())
                .onConflict(OBSERVED_WORKLOAD.COMPONENT, OBSERVED_WORKLOAD.ENVIRONMENT)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }
}
