package dev.quarterdeck.connector.kubernetes.inventory;

import static dev.quarterdeck.connector.kubernetes.inventory.ObjectReader.shared;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import dev.quarterdeck.connector.inventory.Facts;
import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.connector.kubernetes.health.Fields;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what points at other objects: by their labels or by their names. */
final class PointsReader {

    private PointsReader() {}

    static Facts facts(Kind kind, GenericKubernetesResource object) {
        var all = Fields.of(object);
        var namespace = shared(object.getMetadata().getNamespace());
        return switch (kind) {
            case SERVICE -> service(all);
            case INGRESS -> ingress(namespace, all);
            case AUTOSCALER -> autoscaler(namespace, all);
            case DISRUPTION_BUDGET -> budget(all);
            default ->
                new Facts.Points(
                        "for %s".formatted(String.join(", ", all.at("spec").words("policyTypes"))),
                        shared(all.at("spec", "podSelector").texts("matchLabels")),
                        Set.of());
        };
    }

    private static Facts service(Fields all) {
        var spec = all.at("spec");
        var ports =
                spec.list("ports").stream().map(port -> port.text("port", "")).collect(joining(", "));
        var address = spec.text("clusterIP", "None").equals("None") ? "without an address" : spec.text("clusterIP");
        return new Facts.Points(
                "%s, %s, port %s".formatted(spec.text("type", "ClusterIP"), address, ports),
                shared(spec.texts("selector")),
                Set.of());
    }

    private static Facts ingress(String namespace, Fields all) {
        var spec = all.at("spec");
        var hosts =
                spec.list("rules").stream().map(rule -> rule.text("host", "*")).collect(joining(", "));
        var backends = Stream.concat(
                Stream.of(spec.at("defaultBackend"), spec.at("backend")),
                spec.list("rules").stream()
                        .flatMap(rule -> rule.at("http").list("paths").stream())
                        .map(path -> path.at("backend")));
        return new Facts.Points(
                hosts,
                Map.of(),
                backends.map(backend -> backend.at("service").text("name", backend.text("serviceName", "")))
                        .filter(name -> !name.isEmpty())
                        .map(name -> new ObjectId(Kind.SERVICE, namespace, name))
                        .collect(toSet()));
    }

    private static Facts autoscaler(String namespace, Fields all) {
        var spec = all.at("spec");
        var target = spec.at("scaleTargetRef");
        var names = Kind.ofWord(target.text("kind", "")).stream()
                .filter(Kind::isNamespaced)
                .map(kind -> new ObjectId(kind, namespace, target.text("name", "")))
                .collect(toSet());
        return new Facts.Points(
                "%d to %d pods, now %d"
                        .formatted(
                                spec.number("minReplicas", 1),
                                spec.number("maxReplicas", 0),
                                all.at("status").number("currentReplicas", 0)),
                Map.of(),
                names);
    }

    private static Facts budget(Fields all) {
        var spec = all.at("spec");
        var least = spec.text("minAvailable");
        var rule = least != null
                ? "at least %s stay".formatted(least)
                : "at most %s go".formatted(Objects.requireNonNullElse(spec.text("maxUnavailable"), "none"));
        return new Facts.Points(
                "%s, %d may go now".formatted(rule, all.at("status").number("disruptionsAllowed", 0)),
                shared(spec.at("selector").texts("matchLabels")),
                Set.of());
    }
}
