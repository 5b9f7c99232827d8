package dev.quarterdeck.signals.dashboard;

import dev.quarterdeck.TestClock;
import dev.quarterdeck.catalog.CatalogRows;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.signals.SignalsTest;
import dev.quarterdeck.signals.TimeRange;
import dev.quarterdeck.signals.dashboard.panel.Panel;
import dev.quarterdeck.signals.dashboard.panel.Values;
import dev.quarterdeck.signals.dashboard.reading.Answer;
import dev.quarterdeck.signals.dashboard.reading.PanelReader;
import dev.quarterdeck.signals.rollup.Partitions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/**
 * How fast a dashboard of twelve panels is read over thirty days, one panel after the other: of a system of five components,
 * and of two thousand workloads. Prints a table and writes {@code target/dashboard-bench.json}. Run by {@code make bench};
 * asserts nothing.
 */
@SignalsTest
class DashboardBench {

    private static final int SYSTEM = 5;
    private static final int ALL = 2_000;
    private static final int ROUNDS = 60;
    private static final int WARM_UP = 20;

    @Autowired
    Dashboards dashboards;

    @Autowired
    PanelReader reader;

    @Autowired
    Environments environments;

    @Autowired
    Partitions partitions;

    @Autowired
    TestClock clock;

    @Autowired
    DSLContext db;

    private final Map<String, Double> figures = new LinkedHashMap<>();

    @Test
    void measure() throws Exception {
        environments.define(new Environment("production", 1, "fake", 1, false, 0, Duration.ofHours(1), true), "ada");
        partitions.tend();
        fill();
        var definition = dashboards.get("system.default.shop").definition();
        var panels = definition.panels().limit(12).toList();
        var values = Values.of(definition.variables(), Map.of());
        read("12 panels of 5 components", panels, values, WARM_UP, ROUNDS);
        var platform = dashboards.get("ready.platform").definition();
        read("platform overview of 2,000", platform.panels().toList(), values, 1, 3);
        figures.forEach((name, figure) -> System.out.printf("| %-55s | %10.1f |%n", name, figure));
        Files.writeString(
                Path.of("target", "dashboard-bench.json"), JsonMapper.shared().writeValueAsString(figures));
    }

    /** Each of five components with three releases one after the other, and all others with one, hour by hour. */
    private void fill() {
        var catalog = new CatalogRows(db);
        catalog.add("system:default/shop", "The shop", "group:default/checkout");
        for (var component = 0; component < SYSTEM; component++) {
            catalog.add("component:default/service-" + component, "Serves", "group:default/checkout");
        }
        db.execute("update entity set system_ref = 'system:default/shop' where kind = 'component'");
        db.execute("""
                insert into signal_series (component, environment, release_id, bounds)
                select 'component:default/service-' || n, 'production', r, array[0.005,0.01,0.025,0.05,0.1,0.25,0.5,1,2.5,5,10]
                from generate_series(0, %d) n cross join generate_series(1, 3) r where r = 1 or n < %d
                """.formatted(ALL - 1, SYSTEM));
        var hours = clock.instant().getEpochSecond() / 3_600 * 3_600;
        db.execute("""
                insert into signal_1h (series, at, seconds, replicas, requests, errors, duration, latency, cpu, memory, connections, pool,
                        counters)
                select s.id, to_timestamp(%d - 3600 * h), 3600, 2, 3600 + h, h, 400, array_fill(300.0, array[12]), 300, 1.5e8, 3, 10,
                        '{"orders_placed_total": 60}'
                from signal_series s cross join generate_series(0, 715) h
                where h / 239 = s.release_id - 1 or substr(s.component, 27)::int >= %d
                on conflict do nothing
                """.formatted(hours, SYSTEM));
        db.execute("insert into signal_rollup values ('hours', to_timestamp(%d))".formatted(hours + 3_600));
        db.execute("analyze");
    }

    private void read(String name, List<Panel> panels, Values values, int warmUp, int rounds) {
        var range = new TimeRange(clock.instant().minus(Duration.ofDays(30)), clock.instant());
        var all = new ArrayList<Double>();
        var slowest = new ArrayList<Double>();
        var answered = 0;
        for (var round = 0; round < warmUp + rounds; round++) {
            var begin = System.nanoTime();
            var longest = 0.0;
            answered = 0;
            for (var panel : panels) {
                var start = System.nanoTime();
                answered += reader.read(panel, values, range, false) instanceof Answer.Nothing ? 0 : 1;
                longest = Math.max(longest, (System.nanoTime() - start) / 1e6);
            }
            if (round >= warmUp) {
                all.add((System.nanoTime() - begin) / 1e6);
                slowest.add(longest);
            }
        }
        all.sort(null);
        slowest.sort(null);
        figures.put(name + ", answered", (double) answered);
        figures.put(name + ", p50 ms", all.get(all.size() / 2));
        figures.put(name + ", p95 ms (bar of the first 100)", all.get(all.size() * 95 / 100));
        figures.put(name + ", its slowest panel, p95 ms", slowest.get(slowest.size() * 95 / 100));
    }
}
