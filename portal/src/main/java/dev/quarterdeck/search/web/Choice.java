package dev.quarterdeck.search.web;

import dev.quarterdeck.search.DocHit;
import dev.quarterdeck.search.EntityHit;
import dev.quarterdeck.search.RecordHit;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One line of the palette.
 *
 * @param aside more about it, less important
 * @param note what choosing it leads to
 */
record Choice(String icon, Marked label, String aside, String note, String path) {

    private static final Map<String, String> ICONS = Map.of(
            "component", "ti-cube",
            "api", "ti-api",
            "resource", "ti-database",
            "system", "ti-stack-2",
            "domain", "ti-topology-star-3",
            "group", "ti-users",
            "user", "ti-user",
            "environment", "ti-map-pin",
            "location", "ti-folder",
            "scorecard", "ti-award");

    static Choice of(DocHit hit, String typed) {
        return new Choice(
                "ti-book",
                Marked.of(hit.heading(), typed),
                hit.excerpt(),
                "docs of " + hit.entity().name(),
                hit.address());
    }

    static Choice of(RecordHit hit, String typed) {
        var icon = switch (hit.kind()) {
            case "run" -> "ti-git-branch";
            case "release" -> "ti-versions";
            default -> "ti-user";
        };
        return new Choice(icon, Marked.of(hit.label(), typed), "", hit.note(), hit.address());
    }

    static Choice of(EntityHit hit, String typed) {
        var ref = hit.ref();
        var owner = hit.owner() == null ? null : hit.owner().replaceFirst("^group:default/", "");
        return new Choice(
                ICONS.getOrDefault(ref.kind(), "ti-file-text"),
                Marked.of(ref.name(), typed),
                Stream.of(hit.title(), owner).filter(Objects::nonNull).collect(Collectors.joining(", ")),
                hit.type() == null ? ref.kind() : hit.type(),
                ref.path());
    }
}
