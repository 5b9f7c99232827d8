package dev.quarterdeck.connector.kubernetes.applyset;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quarterdeck.connector.manifest.ApplySet;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ConfigMap that a set is kept in. What is written is what KEP-3659 names, and what the portal knows of where it came from. */
final class SetParent {

    private static final String TOOLING = "applyset.kubernetes.io/tooling";
    private static final String KINDS = "applyset.kubernetes.io/contains-group-kinds";
    private static final String NAMESPACES = "applyset.kubernetes.io/additional-namespaces";

    private final KubernetesClient client;
    private final String namespace;
    private final String name;

    SetParent(KubernetesClient client, String namespace, String name) {
        this.client = client;
        this.namespace = namespace;
        this.name = name;
    }

    /** What members are known by. */
    String id() {
        try {
            var parent = "%s.%s.ConfigMap.".formatted(name, namespace);
            var hash = MessageDigest.getInstance("SHA-256").digest(parent.getBytes(UTF_8));
            return "applyset-%s-v1"
                    .formatted(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** As it is; empty if there is no such ConfigMap. */
    Optional<ConfigMap> read() {
        return Optional.ofNullable(resource().get());
    }

    /** Empty if {@code there} keeps no set. */
    Optional<ApplySet> set(ConfigMap there) {
        var labels = Objects.requireNonNullElse(there.getMetadata().getLabels(), Map.<String, String>of());
        return id().equals(labels.get(ApplySet.ID))
                ? Optional.of(new ApplySet(
                        namespace,
                        name,
                        id(),
                        annotation(there, TOOLING).replaceFirst("/.*", ""),
                        Objects.requireNonNullElse(there.getData(), Map.of())))
                : Optional.empty();
    }

    SetScope scope(@Nullable ConfigMap there) {
        return there == null
                ? SetScope.of(namespace, List.of(), List.of())
                : SetScope.of(namespace, words(annotation(there, KINDS)), words(annotation(there, NAMESPACES)));
    }

    private static List<String> words(String annotation) {
        return annotation.isBlank() ? List.of() : List.of(annotation.strip().split("\\s*,\\s*"));
    }

    private static String annotation(ConfigMap there, String key) {
        var annotations = there.getMetadata().getAnnotations();
        return annotations == null ? "" : annotations.getOrDefault(key, "");
    }

    /** @param version that it must still have; null if it must not be there, or may have changed */
    ConfigMap write(SetScope scope, Map<String, String> facts, @Nullable String version, boolean dry) {
        var context = new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(SetOwnership.MANAGER)
                .withForce(false);
        if (dry) {
            context.withDryRun(List.of("All"));
        }
        return client.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName(name)
                        .withResourceVersion(version)
                        .addToLabels(ApplySet.ID, id())
                        .addToAnnotations(TOOLING, ApplySet.OWN + "/v1")
                        .addToAnnotations(KINDS, String.join(",", scope.kinds()))
                        .addToAnnotations(NAMESPACES, String.join(",", scope.additional()))
                        .endMetadata()
                        .withData(facts)
                        .build())
                .patch(context.build());
    }

    void delete() {
        resource().delete();
    }

    private Resource<ConfigMap> resource() {
        return client.configMaps().inNamespace(namespace).withName(name);
    }
}
