package dev.quarterdeck.workloads.cluster;

import static java.util.stream.Collectors.joining;

import dev.quarterdeck.connector.inventory.Facts;
import dev.quarterdeck.connector.inventory.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is particular to an object, in a few words. */
final class Summaries {

    private Summaries() {}

    static @Nullable String of(Facts facts, Kind kind) {
        return switch (facts) {
            case Facts.None() -> null;
            case Facts.Runs runs -> runs(runs, kind);
            case Facts.Pod pod ->
                "%s, %d of %d ready"
                        .formatted(pod.phase(), pod.ready(), pod.containers().size());
            case Facts.Node node -> node.cordoned() ? "takes no new pods" : "at most %d pods".formatted(node.pods());
            case Facts.Quota quota ->
                quota.limits().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(limit -> "%s %s of %s"
                                .formatted(
                                        limit.getKey(),
                                        limit.getValue().used(),
                                        limit.getValue().hard()))
                        .collect(joining(", "));
            case Facts.Points points -> points.summary();
            case Facts.Data data -> data.keys().isEmpty() ? "holds nothing" : String.join(", ", data.keys());
            case Facts.Application application ->
                "%s%s".formatted(application.sync(), application.phase() == null ? "" : ", " + application.phase());
            case Facts.Volume volume -> "%s, %s".formatted(volume.phase(), volume.size());
        };
    }

    private static String runs(Facts.Runs runs, Kind kind) {
        return switch (kind) {
            case CRON_JOB -> "%s, %d run now".formatted(runs.revision(), runs.updated());
            case JOB -> "%d of %d done".formatted(runs.ready(), runs.wanted());
            default -> "%d of %d ready".formatted(runs.ready(), runs.wanted());
        };
    }
}
