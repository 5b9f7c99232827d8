package dev.quarterdeck.workloads.cluster;

import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.Facts;
import java.util.List;
import java.util.Locale;

/** By which an object is found. */
final class Words {

    private Words() {}

    /** In small letters. */
    static String of(ClusterObject object) {
        return (object.name() + " " + String.join(" ", images(object)) + " " + object.labels())
                .toLowerCase(Locale.ROOT);
    }

    static List<String> images(ClusterObject object) {
        return switch (object.facts()) {
            case Facts.Runs runs -> runs.images();
            case Facts.Pod pod ->
                pod.containers().stream().map(Facts.Container::image).toList();
            default -> List.of();
        };
    }
}
