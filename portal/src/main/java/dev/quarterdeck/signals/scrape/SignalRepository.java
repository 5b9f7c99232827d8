package dev.quarterdeck.signals.scrape;

import static dev.quarterdeck.db.Tables.SCRAPE_PROBLEM;
import static dev.quarterdeck.db.Tables.SIGNAL_10S;
import static dev.quarterdeck.db.Tables.SIGNAL_SERIES;

import dev.quarterdeck.workloads.MeasuredReplica;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

@Repository
class SignalRepository {

    private final DSLContext db;
    private final JsonMapper json;

    SignalRepository(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** What is written twice stands once, as it was written last. */
    @Transactional
    public void write(Instant at, Map<SeriesKey, Sample> samples) {
        if (samples.isEmpty()) {
            return;
        }
        var ids = ids(samples.keySet());
        var insert = db.insertInto(
                SIGNAL_10S,
                SIGNAL_10S.SERIES,
                SIGNAL_10S.AT,
                SIGNAL_10S.SECONDS,
                SIGNAL_10S.REPLICAS,
                SIGNAL_10S.REQUESTS,
                SIGNAL_10S.ERRORS,
                SIGNAL_10S.DURATION,
                SIGNAL_10S.LATENCY,
                SIGNAL_10S.CPU,
                SIGNAL_10S.MEMORY,
                SIGNAL_10S.CONNECTIONS,
                SIGNAL_10S.POOL,
                SIGNAL_10S.COUNTERS);
        for (var entry : samples.entrySet()) {
            var sample = entry.getValue();
            insert = insert.values(
                    ids.get(entry.getKey()),
                    at,
                    sample.seconds(),
                    sample.replicas(),
                    sample.requests(),
                    sample.errors(),
                    sample.duration(),
                    sample.latency().isEmpty() ? null : array(sample.latency()),
                    sample.cpu(),
                    sample.memory(),
                    sample.connections(),
                    sample.pool(),
                    counters(sample.counters()));
        }
        insert.onConflict(SIGNAL_10S.SERIES, SIGNAL_10S.AT)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    private @Nullable JSONB counters(Map<String, Double> counters) {
        return counters.isEmpty() ? null : JSONB.valueOf(json.writeValueAsString(counters));
    }

    private static Double[] array(List<Double> numbers) {
        return numbers.toArray(Double[]::new);
    }

    private Map<SeriesKey, Integer> ids(Set<SeriesKey> keys) {
        var ids = new HashMap<>(known(keys));
        keys.forEach(key -> ids.computeIfAbsent(key, this::add));
        return ids;
    }

    private Map<SeriesKey, Integer> known(Set<SeriesKey> keys) {
        return db.select(
                        SIGNAL_SERIES.COMPONENT,
                        SIGNAL_SERIES.ENVIRONMENT,
                        SIGNAL_SERIES.RELEASE_ID,
                        SIGNAL_SERIES.BOUNDS.convertFrom(Arrays::asList),
                        SIGNAL_SERIES.ID)
                .from(SIGNAL_SERIES)
                .where(SIGNAL_SERIES.RELEASE_ID.in(
                        keys.stream().map(SeriesKey::release).distinct().toList()))
                .fetchMap(
                        row -> new SeriesKey(row.value1(), row.value2(), row.value3(), row.value4()),
                        row -> row.value5());
    }

    private int add(SeriesKey key) {
        return db.insertInto(SIGNAL_SERIES)
                .set(SIGNAL_SERIES.COMPONENT, key.component())
                .set(SIGNAL_SERIES.ENVIRONMENT, key.environment())
                .set(SIGNAL_SERIES.RELEASE_ID, key.release())
                .set(SIGNAL_SERIES.BOUNDS, array(key.bounds()))
                .returningResult(SIGNAL_SERIES.ID)
                .fetchSingle(row -> row.value1());
    }

    /**
     * Of the replicas that were asked, those of {@code problems} could not be read.
     *
     * @param now since when, for what could be read before
     */
    @Transactional
    public void writeProblems(Instant now, List<MeasuredReplica> asked, Map<MeasuredReplica, String> problems) {
        var still = problems.keySet().stream().map(MeasuredReplica::replica).toList();
        var gone = db.deleteFrom(SCRAPE_PROBLEM).where(SCRAPE_PROBLEM.REPLICA.notIn(still));
        if (!asked.isEmpty()) {
            gone.execute();
        }
        problems.forEach((replica, message) -> db.insertInto(SCRAPE_PROBLEM)
                .set(SCRAPE_PROBLEM.COMPONENT, replica.component().toString())
                .set(SCRAPE_PROBLEM.ENVIRONMENT, replica.environment())
                .set(SCRAPE_PROBLEM.REPLICA, replica.replica())
                .set(SCRAPE_PROBLEM.MESSAGE, message)
                .set(SCRAPE_PROBLEM.SINCE, now)
                .onConflict(SCRAPE_PROBLEM.COMPONENT, SCRAPE_PROBLEM.ENVIRONMENT, SCRAPE_PROBLEM.REPLICA)
                .doUpdate()
                .set(SCRAPE_PROBLEM.MESSAGE, message)
                .execute());
    }
}
