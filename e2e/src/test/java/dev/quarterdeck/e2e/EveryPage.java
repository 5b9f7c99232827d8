package dev.quarterdeck.e2e;

import java.util.List;

/** The pages that everybody must be able to use, of a shop in which a release went all the way. */
final class EveryPage {

    static final String SERVICE = "/catalog/component/default/order-service";

    static final List<String> PATHS = List.of(
            "/",
            "/catalog",
            SERVICE,
            "/catalog/sources",
            "/delivery",
            "/runs",
            "/runs/1",
            "/releases",
            "/releases/1",
            "/deployments/1",
            "/promotions/1",
            "/workloads",
            "/clusters",
            "/environments",
            "/environments/new",
            "/audit",
            "/connections",
            "/account",
            "/search?q=order",
            "/api",
            "/catalog?kind=",
            "/catalog/group/default/checkout",
            SERVICE + "/dependencies",
            SERVICE + "/docs",
            SERVICE + "/history",
            SERVICE + "/scorecard",
            "/scorecards",
            "/scorecards/default/production-readiness",
            "/catalog/sources/1",
            "/workloads/production/order-service",
            "/signals",
            "/signals/component/default/order-service",
            "/signals/ask",
            "/signals/probes",
            "/signals/probes/shop-front",
            "/dashboards",
            "/dashboards/ready.platform",
            "/dashboards/ready.business",
            "/dashboards/system.default.shop",
            "/signals/objectives",
            "/signals/objectives/orders-accepted",
            "/signals/objectives/new",
            "/signals/objectives/imports/new",
            "/signals/objectives/report",
            "/logs",
            "/logs/component/default/order-service?environment=production",
            "/logs?trace=4bf92f3577b34da6a3ce929d0e0e4736",
            "/traces",
            "/traces/map",
            "/rollbacks/new?component=component:default/order-service&environment=staging");

    private EveryPage() {}
}
