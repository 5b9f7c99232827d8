package dev.quarterdeck.search.web;

import dev.quarterdeck.search.SearchText;
import java.util.stream.Stream;

/** The pages that can be gone to by name, with the words people look for them by. */
enum Place {
    HOME("Home", "/", "ti-home", "needs you, my services, start"),
    CATALOG("Catalog", "/catalog", "ti-packages", "components, services, apis, owners"),
    DELIVERY("Delivery", "/delivery", "ti-git-branch", "deployments, promotions, approvals, on the way"),
    RUNS("Pipeline runs", "/runs", "ti-git-branch", "builds, ci, tests"),
    RELEASES("Releases", "/releases", "ti-versions", "versions, artifacts"),
    WORKLOADS("Workloads", "/workloads", "ti-server-2", "replicas, pods, logs, restart"),
    LOGS("Logs", "/logs", "ti-terminal-2", "lines, search, tail, follow, errors"),
    SCORECARDS("Scorecards", "/scorecards", "ti-award", "levels, rules, production readiness, exemptions, initiatives"),
    DASHBOARDS("Dashboards", "/dashboards", "ti-report-analytics", "charts, business, orders, revenue, grafana"),
    CLUSTERS("Clusters", "/clusters", "ti-server", "kubernetes, nodes, namespaces, pods, images, quotas"),
    ENVIRONMENTS("Environments", "/environments", "ti-map-pin", "dev, staging, production, configuration"),
    SOURCES("Catalog sources", "/catalog/sources", "ti-folder", "problems, descriptors, git, folders"),
    AUDIT("Audit log", "/audit", "ti-history", "who did what, history"),
    CONNECTIONS("Connections", "/connections", "ti-plug-connected", "clusters, health, outside systems"),
    ACCOUNT("Your account", "/account", "ti-user", "password, roles, teams, sign out"),
    API("API reference", "/api", "ti-api", "openapi, json, rest, docs");

    private final String label;
    private final String path;
    private final String icon;
    private final String words;

    Place(String label, String path, String icon, String words) {
        this.label = label;
        this.path = path;
        this.icon = icon;
        this.words = words;
    }

    static Stream<Choice> matching(SearchText text) {
        return Stream.of(values())
                .filter(place -> text.isIn(place.label + " " + place.words))
                .map(place -> new Choice(place.icon, Marked.of(place.label, text.text()), "", "page", place.path));
    }
}
