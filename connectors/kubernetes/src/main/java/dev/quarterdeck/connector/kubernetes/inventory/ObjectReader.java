package dev.quarterdeck.connector.kubernetes.inventory;

import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.ClusterObject.Owner;
import dev.quarterdeck.connector.inventory.Facts;
import dev.quarterdeck.connector.inventory.Health;
import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.connector.kubernetes.health.HealthRules;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes from an object what is kept of it. */
final class ObjectReader {

    private static final Logger log = LoggerFactory.getLogger(ObjectReader.class);

    private ObjectReader() {}

    static ObjectId id(Kind kind, ObjectMeta meta) {
        return new ObjectId(kind, kind.isNamespaced() ? shared(meta.getNamespace()) : "", meta.getName());
    }

    static ClusterObject read(Kind kind, String apiVersion, GenericKubernetesResource object) {
        try {
            return with(kind, apiVersion, object, HealthRules.of(kind, object), FactsReader.of(kind, object));
        } catch (RuntimeException e) {
            // one that is written as no other must not hide all of its kind
            log.warn("{} {} cannot be read", kind.word(), Cache.metaNamespaceKeyFunc(object), e);
            return with(kind, apiVersion, object, Health.unknown("The portal cannot read it"), new Facts.None());
        }
    }

    private static ClusterObject with(
            Kind kind, String apiVersion, GenericKubernetesResource object, Health health, Facts facts) {
        var meta = object.getMetadata();
        var generation = meta.getGeneration();
        return new ClusterObject(
                id(kind, meta),
                meta.getUid(),
                generation == null ? 0 : generation,
                apiVersion,
                instant(meta.getCreationTimestamp(), Instant.EPOCH),
                owner(meta),
                sharedOrNull(Managers.of(meta)),
                shared(meta.getLabels()),
                meta.getDeletionTimestamp() == null ? null : instant(meta.getDeletionTimestamp(), Instant.EPOCH),
                health,
                facts);
    }

    private static @Nullable Owner owner(ObjectMeta meta) {
        var owners = meta.getOwnerReferences();
        if (owners == null || owners.isEmpty()) {
            return null;
        }
        var owner = owners.stream()
                .filter(one -> Boolean.TRUE.equals(one.getController()))
                .findFirst()
                .orElse(owners.getFirst());
        return new Owner(shared(owner.getKind()), shared(owner.getName()), shared(owner.getUid()));
    }

    static Instant instant(@Nullable String text, Instant otherwise) {
        try {
            return text == null ? otherwise : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return otherwise;
        }
    }

    /** Ten thousand pods share a few hundred words. */
    static String shared(String word) {
        return word.intern();
    }

    static @Nullable String sharedOrNull(@Nullable String word) {
        return word == null ? null : word.intern();
    }

    static Map<String, String> shared(@Nullable Map<String, String> words) {
        return words == null || words.isEmpty()
                ? Map.of()
                : words.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                word -> shared(word.getKey()), word -> shared(String.valueOf(word.getValue()))));
    }
}
