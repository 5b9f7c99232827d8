package dev.quarterdeck.workloads.cluster;

import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.Facts;
import dev.quarterdeck.connector.inventory.Inventory;
import dev.quarterdeck.connector.inventory.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An image that pods run. When it was built only its registry knows; how long it has run here is known.
 *
 * @param pods that run it
 * @param namespaces in order
 * @param since when the oldest of the pods came to be
 * @param digests how many different images have really been run under this name
 */
public record ImageRow(String image, int pods, List<String> namespaces, Instant since, int digests) {

    /** Oldest first. */
    static List<ImageRow> of(Inventory inventory) {
        var found = new HashMap<String, Gathered>();
        for (var object : inventory.all(Kind.POD)) {
            if (object.facts() instanceof Facts.Pod pod) {
                pod.containers()
                        .forEach(container -> found.computeIfAbsent(container.image(), _ -> new Gathered())
                                .add(object, container));
            }
        }
        return found.entrySet().stream()
                .map(entry -> entry.getValue().row(entry.getKey()))
                .sorted(Comparator.comparing(ImageRow::key))
                .toList();
    }

    /** By which those that have run longest come first: a cluster says when pods came to be to the second. */
    String key() {
        return "%s %s".formatted(since, image);
    }

    /** Whether the same name may be another image tomorrow: no tag at all, or the one that always moves. */
    public boolean moves() {
        var name = image.substring(image.lastIndexOf('/') + 1);
        return !image.contains("@") && (!name.contains(":") || name.endsWith(":latest"));
    }

    private static final class Gathered {

        private final Set<String> pods = new HashSet<>();
        private final Set<String> namespaces = new HashSet<>();
        private final Set<String> digests = new HashSet<>();
        private Instant since = Instant.MAX;

        private void add(ClusterObject pod, Facts.Container container) {
            pods.add(pod.uid());
            namespaces.add(pod.namespace());
            if (container.digest() != null) {
                digests.add(container.digest());
            }
            since = pod.createdAt().isBefore(since) ? pod.createdAt() : since;
        }

        private ImageRow row(String image) {
            return new ImageRow(image, pods.size(), namespaces.stream().sorted().toList(), since, digests.size());
        }
    }
}
