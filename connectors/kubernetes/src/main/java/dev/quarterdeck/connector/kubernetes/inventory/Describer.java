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
                Serialization.asYaml(object));
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
