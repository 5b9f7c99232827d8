package dev.quarterdeck.delivery.release;

import static org.jooq.impl.DSL.val;

import dev.quarterdeck.catalog.scorecard.Fact;
import dev.quarterdeck.catalog.scorecard.FactSource;
import dev.quarterdeck.platform.EntityRef;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

/** What the newest release of a component tells about it. */
@Repository
class ReleaseFactQuery implements FactSource {

    private static final String FACTS = """
            select distinct on (component) component, version, run_id, tests_passed, tests_failed,
                    extract(day from {1} - created_at)::int as age,
                    jsonb_path_exists(workload, '$.containers.*.livenessProbe') as liveness,
                    jsonb_path_exists(workload, '$.containers.*.readinessProbe') as readiness,
                    jsonb_path_exists(workload, '$.containers.*.resources.limits.memory') as limits
            from release where component = any({0}) order by component, id desc
            """;

    private final DSLContext db;
    private final Clock clock;

    ReleaseFactQuery(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public Map<EntityRef, List<Fact>> factsOf(Collection<EntityRef> entities) {
        var refs = entities.stream().map(EntityRef::toString).toArray(String[]::new);
        return db.fetch(FACTS, val(refs), val(clock.instant().atOffset(ZoneOffset.UTC)))
                .intoMap(row -> EntityRef.of(row.get("component", String.class)), ReleaseFactQuery::facts);
    }

    private static List<Fact> facts(Record row) {
        var release = "release " + row.get("version", String.class);
        var run = row.get("run_id", Long.class);
        return List.of(
                new Fact("release", row.get("version", String.class), release),
                new Fact("release.age-days", row.get("age", String.class), release),
                new Fact(
                        "release.by-pipeline",
                        Boolean.toString(run != null),
                        run == null ? release + ", registered by hand" : release + ", run " + run),
                new Fact("release.tests-passed", row.get("tests_passed", String.class), "test report of " + release),
                new Fact("release.tests-failed", row.get("tests_failed", String.class), "test report of " + release),
                new Fact("workload.liveness-probe", row.get("liveness", String.class), "score.yaml of " + release),
                new Fact("workload.readiness-probe", row.get("readiness", String.class), "score.yaml of " + release),
                new Fact("workload.memory-limit", row.get("limits", String.class), "score.yaml of " + release));
    }
}
