package dev.quarterdeck.signals.dashboard.ready;

import dev.quarterdeck.signals.dashboard.panel.Head;
import dev.quarterdeck.signals.dashboard.panel.Panel;
import dev.quarterdeck.signals.dashboard.panel.Query;
import dev.quarterdeck.signals.dashboard.panel.Query.By;
import dev.quarterdeck.signals.dashboard.panel.Row;
import dev.quarterdeck.signals.dashboard.panel.Selection;
import dev.quarterdeck.signals.dashboard.panel.Threshold;
import dev.quarterdeck.signals.dashboard.panel.Threshold.Level;
import dev.quarterdeck.signals.dashboard.panel.What;
import dev.quarterdeck.signals.dashboard.panel.What.Counted;
import dev.quarterdeck.signals.dashboard.panel.What.Per;
import dev.quarterdeck.signals.dashboard.panel.What.Share;
import dev.quarterdeck.signals.dashboard.panel.What.Signal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What customers do. A counter that nobody counts is said by its panel. */
final class Business {

    private static final Selection EVERYTHING = Selection.in("$environment");

    private static final What ORDERS = new Counted("orders_placed_total", Per.MINUTE);
    private static final What REVENUE = new Counted("orders_revenue_total", Per.HOUR);
    private static final What CONVERSION = new Share("orders_placed_total", "storefront_visits_total");
    private static final What PAID = new Share("payments_succeeded_total", "payments_total");
    private static final What LATE = new Share("deliveries_late_total", "deliveries_completed_total");

    private static final List<Threshold> PAYMENTS =
            List.of(new Threshold(0.98, true, Level.WARN), new Threshold(0.95, true, Level.FAIL));

    private Business() {}

    static List<Row> rows() {
        return List.of(
                new Row(
                        "In this time",
                        List.of(
                                stat("orders", "Orders", ORDERS, "placed"),
                                stat("revenue", "Revenue, €", REVENUE, "of confirmed orders"),
                                stat("conversion", "Conversion", CONVERSION, "orders placed of visits to the shop"),
                                Golden.stat(
                                        "payments",
                                        "Payments that came",
                                        PAID,
                                        EVERYTHING,
                                        PAYMENTS,
                                        "of those asked for in advance"))),
                new Row(
                        "Customers",
                        List.of(
                                chart("orders-over-time", "Orders", orders(), List.of()),
                                chart("revenue-over-time", "Revenue, €", List.of(own(REVENUE, null)), List.of()),
                                chart(
                                        "conversion-over-time",
                                        "Conversion",
                                        List.of(own(CONVERSION, "orders of visits")),
                                        List.of()),
                                chart(
                                        "payments-over-time",
                                        "Payments that came",
                                        List.of(own(PAID, "in time")),
                                        PAYMENTS),
                                chart("deliveries", "Deliveries that came late", List.of(own(LATE, "late")), List.of()),
                                chart(
                                        "stock",
                                        "Stock reservations",
                                        List.of(own(
                                                new Counted("stock_reservations_total", Per.MINUTE), "reservations")),
                                        List.of()))),
                new Row(
                        "The software behind it",
                        List.of(
                                Golden.chart("rate", "Rate", Signal.RATE, EVERYTHING, By.COMPONENT, List.of()),
                                Golden.chart(
                                        "errors",
                                        "Errors",
                                        Signal.ERROR_RATIO,
                                        EVERYTHING,
                                        By.COMPONENT,
                                        Golden.ERRORS),
                                Golden.chart(
                                        "latency", "Latency p95", Signal.P95, EVERYTHING, By.COMPONENT, Golden.LATENCY),
                                Golden.chart(
                                        "pool",
                                        "Database connections in use",
                                        Signal.POOL_USE,
                                        EVERYTHING,
                                        By.COMPONENT,
                                        Golden.POOL))));
    }

    private static Panel stat(String id, String title, What what, String note) {
        return Golden.stat(id, title, what, EVERYTHING, List.of(), note);
    }

    private static List<Query> orders() {
        return List.of(
                own(ORDERS, "placed"),
                own(new Counted("orders_confirmed_total", Per.MINUTE), "confirmed"),
                own(new Counted("orders_rejected_total", Per.MINUTE), "rejected"));
    }

    private static Query own(What what, @Nullable String label) {
        return new Query.Own(what, EVERYTHING, By.NOTHING, label);
    }

    private static Panel chart(String id, String title, List<Query> queries, List<Threshold> thresholds) {
        var unit = ((Query.Own) queries.getFirst()).what().usualUnit();
        return new Panel.TimeSeries(new Head(id, title, 6, null), queries, unit, thresholds, false);
    }
}
