package dev.quarterdeck.workloads;

import static dev.quarterdeck.db.Tables.WORKLOAD_FINDING;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectOne;

import dev.quarterdeck.connector.cluster.ApplyConflict.Conflict;
import dev.quarterdeck.connector.cluster.SharedObjects.Drift;
import dev.quarterdeck.connector.cluster.WorkloadId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.SelectField;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What one portal finds out for all. Of those that had the turn before, nothing is true any more. */
@Repository
class FindingRepository {

    private static final TypeReference<List<Drift>> DRIFT = new TypeReference<>() {};
    private static final TypeReference<List<Conflict>> CONFLICTS = new TypeReference<>() {};

    private static final Condition OF_THIS_TURN =
            exists(selectOne().from("pg_locks").where(ClusterTurn.HELD).and("pid = {0}", WORKLOAD_FINDING.TURN));

    private final DSLContext db;
    private final JsonMapper json;

    FindingRepository(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    Optional<Finding> find(WorkloadId id) {
        return db.select(finding())
                .from(WORKLOAD_FINDING)
                .where(WORKLOAD_FINDING.ENVIRONMENT.eq(id.environment()))
                .and(WORKLOAD_FINDING.NAME.eq(id.name()))
                .and(OF_THIS_TURN)
                .fetchOptional(Record1::value1);
    }

    Map<WorkloadId, Finding> all() {
        return db.select(
                        row(WORKLOAD_FINDING.ENVIRONMENT, WORKLOAD_FINDING.NAME).convertFrom(mapping(WorkloadId::new)),
                        finding())
                .from(WORKLOAD_FINDING)
                .where(OF_THIS_TURN)
                .fetchMap(Record2::value1, Record2::value2);
    }

    private SelectField<Finding> finding() {
        return row(
                        WORKLOAD_FINDING.LOOKED,
                        row(
                                        WORKLOAD_FINDING.DRIFT.convertFrom(text -> read(text, DRIFT)),
                                        WORKLOAD_FINDING.CONFLICTS.convertFrom(text -> read(text, CONFLICTS)))
                                .convertFrom(mapping(ForeignChanges::new)),
                        WORKLOAD_FINDING.UNREACHABLE_SINCE)
                .convertFrom(mapping(Finding::new));
    }

    private <T> T read(JSONB text, TypeReference<T> type) {
        return json.readValue(text.data(), type);
    }

    /** @param turn whose it is */
    void keep(WorkloadId id, Finding finding, int turn) {
        db.insertInto(WORKLOAD_FINDING)
                .set(WORKLOAD_FINDING.ENVIRONMENT, id.environment())
                .set(WORKLOAD_FINDING.NAME, id.name())
                .set(WORKLOAD_FINDING.TURN, turn)
                .set(WORKLOAD_FINDING.LOOKED, finding.looked())
                .set(WORKLOAD_FINDING.DRIFT, written(finding.foreign().drift()))
                .set(WORKLOAD_FINDING.CONFLICTS, written(finding.foreign().conflicts()))
                .set(WORKLOAD_FINDING.UNREACHABLE_SINCE, finding.unreachableSince())
                .onConflict(WORKLOAD_FINDING.ENVIRONMENT, WORKLOAD_FINDING.NAME)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    private JSONB written(List<?> list) {
        return JSONB.jsonb(json.writeValueAsString(list));
    }

    /** Makes whoever drives the clusters find out anew. */
    void forget(WorkloadId id) {
        db.deleteFrom(WORKLOAD_FINDING)
                .where(WORKLOAD_FINDING.ENVIRONMENT.eq(id.environment()))
                .and(WORKLOAD_FINDING.NAME.eq(id.name()))
                .execute();
    }
}
