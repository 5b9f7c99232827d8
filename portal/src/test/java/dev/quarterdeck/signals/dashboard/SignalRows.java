package dev.quarterdeck.signals.dashboard;

import static dev.quarterdeck.db.Tables.SIGNAL_ROLLUP;
import static dev.quarterdeck.db.Tables.SIGNAL_SERIES;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.Resolution;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.JSONB;

/** What was measured of components, as scraping and the roll-up leave it. */
public final class SignalRows {

    private final DSLContext db;
    private final Map<String, Integer> series = new HashMap<>();

    public SignalRows(DSLContext db) {
        this.db = db;
    }

    /** Of one release of a component, in one environment. */
    public int series(String component, String environment, long release, Double... bounds) {
        return series.computeIfAbsent(
                component + environment + release,
                _ -> db.insertInto(SIGNAL_SERIES)
                        .set(
                                SIGNAL_SERIES.COMPONENT,
                                EntityRef.component(component).toString())
                        .set(SIGNAL_SERIES.ENVIRONMENT, environment)
                        .set(SIGNAL_SERIES.RELEASE_ID, release)
                        .set(SIGNAL_SERIES.BOUNDS, bounds.length == 0 ? new Double[] {0.1, 0.3} : bounds)
                        .returningResult(SIGNAL_SERIES.ID)
                        .fetchSingle(row -> row.value1()));
    }

    /** Counts of one moment; latencies are those in each bucket. */
    public void add(
            Resolution resolution,
            int series,
            Instant at,
            double seconds,
            double requests,
            double errors,
            Double... latency) {
        add(resolution, series, at, seconds, requests, errors, "{}", latency);
    }

    public void add(
            Resolution resolution,
            int series,
            Instant at,
            double seconds,
            double requests,
            double errors,
            String counters,
            Double... latency) {
        db.insertInto(table(name(resolution.table())))
                .set(field("series", Integer.class), series)
                .set(field("at"), at.atOffset(ZoneOffset.UTC))
                .set(field("seconds", Double.class), seconds)
                .set(field("replicas", Integer.class), 1)
                .set(field("requests", Double.class), requests)
                .set(field("errors", Double.class), errors)
                .set(field("latency", Double[].class), latency)
                .set(field("cpu", Double.class), seconds / 10)
                .set(field("memory", Double.class), 1e8)
                .set(field("connections", Double.class), 2.0)
                .set(field("pool", Double.class), 10.0)
                .set(field("counters", JSONB.class), JSONB.valueOf(counters))
                .execute();
    }

    /** Everything before is added up. */
    public void completeUntil(Resolution resolution, Instant until) {
        db.insertInto(SIGNAL_ROLLUP)
                .set(SIGNAL_ROLLUP.RESOLUTION, resolution.word())
                .set(SIGNAL_ROLLUP.UNTIL, until)
                .onConflict(SIGNAL_ROLLUP.RESOLUTION)
                .doUpdate()
                .set(SIGNAL_ROLLUP.UNTIL, until)
                .execute();
    }
}
