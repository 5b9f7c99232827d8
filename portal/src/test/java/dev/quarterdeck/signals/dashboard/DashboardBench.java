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
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/**
 * How fast a dashboard of twelve panels is read over thirty days, one panel after the other and all at once, as browsers ask: of a system of five components,
 * and the overview of a platform of five hundred. Prints each figure as soon as it is known, ends after two minutes at the
 * latest, and writes {@code target/dashboard-bench.json}. Run by {@code make bench}; asserts nothing.
 */
@SignalsTest
class DashboardBench {

    private static final int SYSTEM = 5;
    private static final int ALL = 500;
    private static final int HOURS = 716;
    private static final int ROUNDS = 300;
    private static final int WARM_UP = 40;
    private static final Duration LONGEST = Duration.ofSeconds(30);

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
        environments.define(
                new Environment("production", 1, "local", 1, false, 0, Duration.ofHours(1), true, null), "ada");
        partitions.tend();
        system();
        fill(0, SYSTEM);
        var definition = dashboards.get("system.default.shop").definition();
        var panels = definition.panels().limit(12).toList();
        var values = Values.of(definition.variables(), Map.of());
        read("%d panels of %d components".formatted(panels.size(), SYSTEM), panels, values, WARM_UP, ROUNDS);
        atOnce("%d panels of %d components at once".formatted(panels.size(), SYSTEM), panels, values);
        fill(SYSTEM, ALL);
        var platform = dashboards.get("ready.platform").definition().panels().toList();
        read("%d panels of a platform of %d".formatted(platform.size(), ALL), platform, values, 1, 20);
        Files.writeString(
                Path.of("target", "dashboard-bench.json"), JsonMapper.shared().writeValueAsString(figures));
    }

    private void system() {
        var catalog = new CatalogRows(db);
        catalog.add("system:default/shop", "The shop", "group:default/checkout");
        for (var component = 0; component < SYSTEM; component++) {
            catalog.add("component:default/service-" + component, "Serves", "group:default/checkout");
        }
        db.execute("update entity set system_ref = 'system:default/shop' where kind = 'component'");
    }

    /**
     * Components by number, hour by hour and of the present hour minute by minute: those of the system with three releases
     * one after the other, all others with one.
     */
    private void fill(int from, int to) {
        db.execute("""
                insert into signal_series (component, environment, release_id, bounds)
                select 'component:default/service-' || n, 'production', r, array[0.005,0.01,0.025,0.05,0.1,0.25,0.5,1,2.5,5,10]
                from generate_series(%d, %d) n cross join generate_series(1, 3) r where r = 1 or n < %d
                """.formatted(from, to - 1, SYSTEM));
        var hour = clock.instant().getEpochSecond() / 3_600 * 3_600;
        rows("signal_1h", from, to, 3_600, hour - 3_600, HOURS);
        rows("signal_1m", from, to, 60, clock.instant().getEpochSecond() / 60 * 60, 60);
        db.execute(
                "insert into signal_rollup values ('hours', to_timestamp(%d)) on conflict do nothing".formatted(hour));
        db.execute("analyze");
    }

    private void rows(String table, int from, int to, int step, long last, int count) {
        db.execute("""
                insert into %s (series, at, seconds, replicas, requests, errors, duration, latency, cpu, memory, connections, pool,
                        counters)
                select s.id, to_timestamp(%d - %d * n), %d, 2, 3600 + n, n %% 7, 400, array_fill(300.0, array[12]), 300, 1.5e8, 3, 10,
                        '{"orders_placed_total": 60}'
                from signal_series s cross join generate_series(0, %d) n
                where substr(s.component, 27)::int between %d and %d
                and (n / 239 = 3 - s.release_id or substr(s.component, 27)::int >= %d)
                on conflict do nothing
                """.formatted(table, last, step, step, count - 1, from, to - 1, SYSTEM));
    }

    private void read(String name, List<Panel> panels, Values values, int warmUp, int rounds) {
        var range = new TimeRange(clock.instant().minus(Duration.ofDays(30)), clock.instant());
        var all = new ArrayList<Double>();
        var panelTimes = new LinkedHashMap<String, List<Double>>();
        var answered = 0;
        var end = System.nanoTime() + LONGEST.toNanos();
        for (var round = 0; round < warmUp + rounds && System.nanoTime() < end; round++) {
            var begin = System.nanoTime();
            answered = 0;
            for (var panel : panels) {
                var start = System.nanoTime();
                answered += reader.read(panel, values, range, false) instanceof Answer.Nothing ? 0 : 1;
                if (round >= warmUp) {
                    panelTimes
                            .computeIfAbsent(panel.head().id(), _ -> new ArrayList<>())
                            .add((System.nanoTime() - start) / 1e6);
                }
            }
            if (round >= warmUp) {
                all.add((System.nanoTime() - begin) / 1e6);
            }
        }
        figure(name + ", answered", answered);
        figure(name + ", rounds", all.size());
        figure(name + ", p50 ms", quantile(all, 0.5));
        figure(name + ", p95 ms", quantile(all, 0.95));
        figure(name + ", p99 ms", quantile(all, 0.99));
        panelTimes.forEach((panel, times) -> figure(name + ", panel " + panel + " p95 ms", quantile(times, 0.95)));
    }

    /** As a browser asks for them: how long until the last one is there. */
    private void atOnce(String name, List<Panel> panels, Values values) throws Exception {
        var range = new TimeRange(clock.instant().minus(Duration.ofDays(30)), clock.instant());
        var all = new ArrayList<Double>();
        var end = System.nanoTime() + LONGEST.toNanos();
        try (var browser = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var round = 0; round < WARM_UP + ROUNDS && System.nanoTime() < end; round++) {
                var begin = System.nanoTime();
                for (var answer : browser.invokeAll(panels.stream()
                        .map(panel -> (Callable<Answer>) () -> reader.read(panel, values, range, false))
                        .toList())) {
                    answer.get();
                }
                if (round >= WARM_UP) {
                    all.add((System.nanoTime() - begin) / 1e6);
                }
            }
        }
        figure(name + ", p50 ms", quantile(all, 0.5));
        figure(name + ", p95 ms (bar 100)", quantile(all, 0.95));
        figure(name + ", p99 ms", quantile(all, 0.99));
    }

    private void figure(String name, double figure) {
        figures.put(name, figure);
        System.out.printf("| %-60s | %10.1f |%n", name, figure);
    }

    private static double quantile(List<Double> times, double share) {
        return times.isEmpty()
                ? Double.NaN
                : times.stream().sorted().toList().get((int) Math.min(times.size() - 1, times.size() * share));
    }
}
