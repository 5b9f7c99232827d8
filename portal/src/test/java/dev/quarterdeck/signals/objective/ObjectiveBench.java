package dev.quarterdeck.signals.objective;

import dev.quarterdeck.TestClock;
import dev.quarterdeck.catalog.CatalogRows;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.SignalsTest;
import dev.quarterdeck.signals.objective.Indicator.Availability;
import dev.quarterdeck.signals.rollup.Partitions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/**
 * What two thousand objectives cost, with tallies of six hours by the minute and of thirty days by the hour. Prints a table
 * and writes {@code target/objective-bench.json}. Run by {@code make bench}; asserts nothing.
 */
@SignalsTest
class ObjectiveBench {

    private static final int OBJECTIVES = 2_000;
    private static final int ROUNDS = 20;

    @Autowired
    Objectives objectives;

    @Autowired
    Counting counting;

    @Autowired
    Judging judging;

    @Autowired
    Environments environments;

    @Autowired
    Partitions partitions;

    @Autowired
    TestClock clock;

    @Autowired
    DSLContext db;

    @Autowired
    JsonMapper json;

    @Test
    void measure() throws Exception {
        partitions.tend();
        var now = clock.instant().truncatedTo(ChronoUnit.HOURS);
        define(now);
        fill(now);
        counting.count();
        judging.judge();

        var count = new ArrayList<Double>();
        var judge = new ArrayList<Double>();
        for (var round = 1; round <= ROUNDS; round++) {
            var minute = now.plus(Duration.ofMinutes(round));
            clock.advance(Duration.between(clock.instant(), minute));
            minutes(minute.minus(Duration.ofMinutes(1)), minute.minus(Duration.ofMinutes(1)));
            complete(minute);
            count.add(seconds(counting::count));
            judge.add(seconds(judging::judge));
        }
        var list = new ArrayList<Double>();
        for (var round = 0; round < 200; round++) {
            list.add(seconds(() -> objectives.page(ObjectiveFilter.ALL, null, 50)) * 1_000);
        }
        var figures = new LinkedHashMap<String, Double>();
        figures.put("2,000 objectives: counting a minute, p95 s", p95(count));
        figures.put("2,000 objectives: judging all burn rates, p95 s", p95(judge));
        figures.put("2,000 objectives: first page of the list, p95 ms", p95(list));
        figures.forEach((name, value) -> System.out.printf("%-60s %10.2f%n", name, value));
        Files.writeString(Path.of("target", "objective-bench.json"), json.writeValueAsString(figures));
    }

    private static double seconds(Runnable work) {
        var begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double p95(List<Double> values) {
        return values.stream().sorted().toList().get((int) (values.size() * 0.95) - 1);
    }

    private void define(Instant now) {
        environments.define(
                new Environment("production", 1, "local", 1, false, 0, Duration.ofHours(1), true, null), "ada");
        var catalog = new CatalogRows(db);
        for (var number = 0; number < OBJECTIVES; number++) {
            var component = EntityRef.component("service-" + number);
            catalog.add(component.toString(), "", "group:default/team-" + number % 40);
            var name = "objective-" + number;
            objectives.define(
                    new Definition(
                            name,
                            name,
                            null,
                            component,
                            "production",
                            new Availability(),
                            0.999,
                            Window.rolling("30d"),
                            null,
                            List.of()),
                    "ada");
        }
        db.execute("update objective set tallied_until = {0}", DSL.val(now.atOffset(ZoneOffset.UTC)));
    }

    private void fill(Instant now) {
        db.execute("""
                insert into signal_series (component, environment, release_id, bounds)
                select component, environment, 1, '{0.1,0.3,1}' from objective
                """);
        for (var table : Map.of("objective_tally", "1 hour", "objective_minute", "1 minute")
                .entrySet()) {
            db.execute(
                    """
                    insert into {0} (objective, at, good, total)
                    select id, at, 0.9995 * n * 1000, n * 1000 from objective,
                        generate_series({1}::timestamptz - {2}::interval, {1}::timestamptz, {3}::interval) with ordinality as t(at, n)
                    """,
                    DSL.name(table.getKey()),
                    DSL.val(now.atOffset(ZoneOffset.UTC)),
                    DSL.val(table.getValue().equals("1 hour") ? "30 days" : "6 hours"),
                    DSL.val(table.getValue()));
        }
        complete(now);
        db.execute("analyze");
    }

    private void minutes(Instant from, Instant to) {
        db.execute("""
                insert into signal_1m (series, at, seconds, replicas, requests, errors, latency)
                select id, at, 60, 2, 1000, 0.5, '{500,400,99,1}' from signal_series,
                    generate_series({0}::timestamptz, {1}::timestamptz, '1 minute') as at
                """, DSL.val(from.atOffset(ZoneOffset.UTC)), DSL.val(to.atOffset(ZoneOffset.UTC)));
    }

    private void complete(Instant until) {
        db.execute(
                "insert into signal_rollup values ('minutes', {0}) on conflict (resolution) do update set until = excluded.until",
                DSL.val(until.atOffset(ZoneOffset.UTC)));
    }
}
