package dev.quarterdeck.connector.kubernetes.inventory;

import dev.quarterdeck.connector.inventory.Inventory.Condition;
import dev.quarterdeck.connector.inventory.Inventory.Description;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.connector.kubernetes.KubernetesConnection;
import dev.quarterdeck.connector.kubernetes.Masks;
import dev.quarterdeck.connector.kubernetes.health.Fields;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one object whole, for a person. */
final class Describer {

    /** A copy of the object, as kubectl keeps it; of a Secret with what is secret. */
    private static final String COPY = "kubectl.kubernetes.io/last-applied-configuration";

    private final KubernetesConnection connection;
    private final Watches watches;

    Describer(KubernetesConnection connection, Watches watches) {
        this.connection = connection;
        this.watches = watches;
    }

    Optional<Description> describe(ObjectId id, boolean whole) {
        return watches.apiVersion(id.kind())
                .flatMap(version -> Optional.ofNullable(connection.ask(
                        () -> Addresses.of(connection.client(), id, version).get())))
                .map(object -> describe(object, whole));
    }

    private static Description describe(GenericKubernetesResource object, boolean whole) {
        var meta = object.getMetadata();
        if (!whole) {
            meta.setManagedFields(null);
        }
        if (meta.getAnnotations() != null) {
            meta.getAnnotations().remove(COPY);
        }
        Masks.mask(object);
        return new Description(
                conditions(object),
                meta.getAnnotations() == null ? Map.of() : meta.getAnnotations(),
                Serialization.asYaml(object),
                ports(object));
    }

    /** Of a Service, of a pod, and of what runs pods. */
    private static List<Integer> ports(GenericKubernetesResource object) {
        var spec = Fields.of(object).at("spec");
        var pod = spec.at("template").at("spec").list("containers").isEmpty()
                ? spec
                : spec.at("template").at("spec");
        return Stream.concat(
                        spec.list("ports").stream().map(port -> tcp(port, "port")),
                        pod.list("containers").stream()
                                .flatMap(container -> container.list("ports").stream())
                                .map(port -> tcp(port, "containerPort")))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static Optional<Integer> tcp(Fields port, String field) {
        var number = port.number(field, 0);
        return number > 0 && port.text("protocol", "TCP").equals("TCP")
                ? Optional.of(Math.toIntExact(number))
                : Optional.empty();
    }

    private static List<Condition> conditions(GenericKubernetesResource object) {
        return Fields.of(object).at("status").list("conditions").stream()
                .map(one -> new Condition(
                        one.text("type", ""),
                        one.text("status", "Unknown"),
                        one.text("reason"),
                        one.text("message"),
                        since(one.text("lastTransitionTime"))))
                .toList();
    }

    private static @Nullable Instant since(@Nullable String text) {
        var at = ObjectReader.instant(text, Instant.EPOCH);
        return at.equals(Instant.EPOCH) ? null : at;
    }
}
