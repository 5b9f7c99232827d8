package dev.quarterdeck.environments;

import static dev.quarterdeck.db.Tables.ENVIRONMENT;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.row;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record9;
import org.jooq.SelectJoinStep;
import org.jooq.types.YearToSecond;
import org.springframework.stereotype.Repository;

@Repository
class EnvironmentRepository {

    private final DSLContext db;

    EnvironmentRepository(DSLContext db) {
        this.db = db;
    }

    List<Environment> inOrder() {
        return all().orderBy(ENVIRONMENT.POSITION).fetch(mapping(Environment::new));
    }

    Optional<Environment> find(String name) {
        return all().where(ENVIRONMENT.NAME.eq(name)).fetchOptional(mapping(Environment::new));
    }

    private SelectJoinStep<Record9<String, Integer, String, Integer, Boolean, Integer, Duration, Boolean, Autoscaling>>
            all() {
        return db.select(
                        ENVIRONMENT.NAME,
                        ENVIRONMENT.POSITION,
                        ENVIRONMENT.CLUSTER,
                        ENVIRONMENT.REPLICAS,
                        ENVIRONMENT.AUTOMATIC,
                        ENVIRONMENT.APPROVALS_REQUIRED,
                        ENVIRONMENT.APPROVAL_EXPIRY.convertFrom(YearToSecond::toDuration),
                        ENVIRONMENT.PRODUCTION,
                        row(ENVIRONMENT.MOST_REPLICAS, ENVIRONMENT.CPU_PERCENT).convertFrom(mapping(Autoscaling::of)))
                .from(ENVIRONMENT);
    }

    /** Nobody else makes one before this transaction ends; whoever reads is not held up. */
    void lock() {
        db.execute("lock table {0} in share row exclusive mode", ENVIRONMENT);
    }

    /** Moves those from {@code position} on one further; in two steps, for no two may share one even for a moment. */
    void makeRoom(int position) {
        db.update(ENVIRONMENT)
                .set(ENVIRONMENT.POSITION, ENVIRONMENT.POSITION.plus(1).neg())
                .where(ENVIRONMENT.POSITION.ge(position))
                .execute();
        db.update(ENVIRONMENT)
                .set(ENVIRONMENT.POSITION, ENVIRONMENT.POSITION.neg())
                .where(ENVIRONMENT.POSITION.lt(0))
                .execute();
    }

    /** Leaves an environment of that name as it is. */
    boolean insertIfMissing(Environment environment) {
        var autoscaling = environment.autoscaling();
        return db.insertInto(ENVIRONMENT)
                        .set(ENVIRONMENT.NAME, environment.name())
                        .set(ENVIRONMENT.POSITION, environment.position())
                        .set(ENVIRONMENT.CLUSTER, environment.cluster())
                        .set(ENVIRONMENT.REPLICAS, environment.replicas())
                        .set(ENVIRONMENT.AUTOMATIC, environment.automatic())
                        .set(ENVIRONMENT.APPROVALS_REQUIRED, environment.approvalsRequired())
                        .set(ENVIRONMENT.APPROVAL_EXPIRY, YearToSecond.valueOf(environment.approvalExpiry()))
                        .set(ENVIRONMENT.PRODUCTION, environment.production())
                        .set(ENVIRONMENT.MOST_REPLICAS, autoscaling == null ? null : autoscaling.most())
                        .set(ENVIRONMENT.CPU_PERCENT, autoscaling == null ? null : autoscaling.cpuPercent())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }
}
