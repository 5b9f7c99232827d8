package dev.quarterdeck.signals.objective;

import static dev.quarterdeck.db.Tables.SIGNAL_1M;
import static dev.quarterdeck.db.Tables.SIGNAL_ROLLUP;
import static dev.quarterdeck.db.Tables.SIGNAL_SERIES;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.objective.Indicator.Availability;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What was measured of a component, minute by minute, as the roll-up leaves it. */
public final class ObjectiveRows {

    public static final EntityRef ORDERS = EntityRef.component("order-service");

    private final DSLContext db;
    private final int series;

    public ObjectiveRows(DSLContext db, EntityRef component) {
        this.db = db;
        this.series = db.insertInto(SIGNAL_SERIES)
                .set(SIGNAL_SERIES.COMPONENT, component.toString())
                .set(SIGNAL_SERIES.ENVIRONMENT, "production")
                .set(SIGNAL_SERIES.RELEASE_ID, 7L)
                .set(SIGNAL_SERIES.BOUNDS, new Double[] {0.1, 0.3})
                .returningResult(SIGNAL_SERIES.ID)
                .fetchSingle(row -> row.value1());
    }

    /** A tenth is answered within 0.1 s, all but {@code slow} within 0.3 s. */
    public void minute(Instant at, double requests, double errors, double slow) {
        db.insertInto(SIGNAL_1M)
                .set(SIGNAL_1M.SERIES, series)
                .set(SIGNAL_1M.AT, at)
                .set(SIGNAL_1M.SECONDS, 60.0)
                .set(SIGNAL_1M.REPLICAS, 1)
                .set(SIGNAL_1M.REQUESTS, requests)
                .set(SIGNAL_1M.ERRORS, errors)
                .set(SIGNAL_1M.LATENCY, new Double[] {requests / 10, requests - requests / 10 - slow, slow})
                .execute();
    }

    /** Everything before is there. */
    public void completeUntil(Instant until) {
        db.insertInto(SIGNAL_ROLLUP)
                .set(SIGNAL_ROLLUP.RESOLUTION, "minutes")
                .set(SIGNAL_ROLLUP.UNTIL, until)
                .onConflict(SIGNAL_ROLLUP.RESOLUTION)
                .doUpdate()
                .set(SIGNAL_ROLLUP.UNTIL, until)
                .execute();
    }

    public static Definition available(String name, double target, List<PolicyStep> policy) {
        return definition(name, new Availability(), target, "30d", null, policy);
    }

    public static Definition definition(
            String name,
            Indicator indicator,
            double target,
            String window,
            @Nullable Slices slices,
            List<PolicyStep> policy) {
        return new Definition(
                name, name, null, ORDERS, "production", indicator, target, Window.rolling(window), slices, policy);
    }
}
