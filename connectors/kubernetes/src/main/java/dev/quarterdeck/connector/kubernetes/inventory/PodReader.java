package dev.quarterdeck.connector.kubernetes.inventory;

import static dev.quarterdeck.connector.kubernetes.inventory.ObjectReader.instant;
import static dev.quarterdeck.connector.kubernetes.inventory.ObjectReader.shared;
import static dev.quarterdeck.connector.kubernetes.inventory.ObjectReader.sharedOrNull;
import static java.util.stream.Collectors.toMap;

import dev.quarterdeck.connector.inventory.Facts;
import dev.quarterdeck.connector.inventory.Facts.Amounts;
import dev.quarterdeck.connector.inventory.Facts.Container;
import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.connector.kubernetes.health.Fields;
import dev.quarterdeck.connector.kubernetes.health.Quantities;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads pods and templates of pods. */
final class PodReader {

    private PodReader() {}

    static Facts facts(Fields all) {
        var status = all.at("status");
        var started = status.text("startTime");
        return new Facts.Pod(
                shared(phase(status)),
                Set.of("Succeeded", "Failed").contains(status.text("phase", "")),
                sharedOrNull(all.at("spec").text("nodeName")),
                status.text("podIP"),
                containers(all),
                requests(all.at("spec")),
                started == null ? null : instant(started, Instant.EPOCH));
    }

    /** As kubectl words it: what a container waits for or ended with says more than the phase. */
    private static String phase(Fields status) {
        return Stream.concat(status.list("initContainerStatuses").stream(), status.list("containerStatuses").stream())
                .map(container -> container.at("state", "waiting").text("reason", ""))
                .filter(reason -> !reason.isEmpty() && !reason.equals("PodInitializing"))
                .findFirst()
                .orElse(status.text("reason", status.text("phase", "Unknown")));
    }

    private static List<Container> containers(Fields all) {
        var statuses = all.at("status").list("containerStatuses").stream()
                .collect(toMap(status -> status.text("name", ""), status -> status, (one, _) -> one));
        return all.at("spec").list("containers").stream()
                .map(container -> {
                    var name = container.text("name", "");
                    var status = statuses.getOrDefault(name, new Fields(Map.of()));
                    return new Container(
                            shared(name),
                            shared(container.text("image", "")),
                            digest(status.text("imageID", "")),
                            status.flag("ready"),
                            status.count("restartCount"));
                })
                .toList();
    }

    private static @Nullable String digest(String imageId) {
        var at = imageId.indexOf("sha256:");
        return at < 0 ? null : shared(imageId.substring(at));
    }

    /** Of all containers together, and of one that prepares if it asks for more. */
    private static Amounts requests(Fields spec) {
        var together = spec.list("containers").stream()
                .map(container -> amounts(container.at("resources").texts("requests")))
                .reduce(Amounts.NONE, Amounts::plus);
        return spec.list("initContainers").stream()
                .map(container -> amounts(container.at("resources").texts("requests")))
                .reduce(
                        together,
                        (one, other) -> new Amounts(
                                Math.max(one.cores(), other.cores()), Math.max(one.memory(), other.memory())));
    }

    static Amounts amounts(Map<String, String> resources) {
        return resources.isEmpty()
                ? Amounts.NONE
                : new Amounts(
                        Quantities.number(resources.get("cpu")).doubleValue(),
                        Quantities.number(resources.get("memory")).longValue());
    }

    static List<String> images(Fields template) {
        return template.at("spec").list("containers").stream()
                .map(container -> shared(container.text("image", "")))
                .toList();
    }

    /** What has to be there for a pod to start; what is optional is left out. */
    static Set<ObjectId> needs(String namespace, Fields spec) {
        var needs = new HashSet<ObjectId>();
        for (var volume : spec.list("volumes")) {
            add(needs, Kind.SECRET, namespace, volume.at("secret"), "secretName");
            add(needs, Kind.CONFIG_MAP, namespace, volume.at("configMap"), "name");
            add(needs, Kind.VOLUME_CLAIM, namespace, volume.at("persistentVolumeClaim"), "claimName");
        }
        Stream.concat(spec.list("initContainers").stream(), spec.list("containers").stream())
                .forEach(container -> {
                    for (var source : container.list("envFrom")) {
                        add(needs, Kind.SECRET, namespace, source.at("secretRef"), "name");
                        add(needs, Kind.CONFIG_MAP, namespace, source.at("configMapRef"), "name");
                    }
                    for (var variable : container.list("env")) {
                        add(needs, Kind.SECRET, namespace, variable.at("valueFrom", "secretKeyRef"), "name");
                        add(needs, Kind.CONFIG_MAP, namespace, variable.at("valueFrom", "configMapKeyRef"), "name");
                    }
                });
        return needs;
    }

    private static void add(Set<ObjectId> needs, Kind kind, String namespace, Fields reference, String field) {
        var name = reference.text(field);
        if (name != null && !reference.flag("optional")) {
            needs.add(new ObjectId(kind, namespace, name));
        }
    }
}
