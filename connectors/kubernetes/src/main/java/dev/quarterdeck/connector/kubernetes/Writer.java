package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.cluster.ApplyConflict;
import dev.quarterdeck.connector.cluster.ApplyConflict.Conflict;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Applies what the portal sees to, by server-side apply: the API server keeps apart who sees to which field. */
final class Writer {

    static final String MANAGER = "quarterdeck";

    private static final Pattern OWNER = Pattern.compile("conflict with \"([^\"]*)\"");

    private final KubernetesConnection connection;

    Writer(KubernetesConnection connection) {
        this.connection = connection;
    }

    /**
     * @param over whether fields are taken from others
     * @throws ApplyConflict if others see to a field of it that is to be another, unless {@code over}
     * @throws IllegalArgumentException if there is such an object that is not the portal's, or the cluster finds fault
     *     with it
     */
    <T extends HasMetadata> T apply(T manifest, boolean known, boolean over) {
        if (!known) {
            requireOurs(manifest);
        }
        return patch(manifest, MANAGER, over, false);
    }

    /** What would become of it; nothing is changed. */
    <T extends HasMetadata> T dryRun(T manifest, boolean over) {
        return patch(manifest, MANAGER, over, true);
    }

    /** Sets fields of an object that are nobody else's, under a name of their own. */
    <T extends HasMetadata> T applyAs(String manager, T manifest) {
        return patch(manifest, manager, true, false);
    }

    private <T extends HasMetadata> T patch(T manifest, String manager, boolean over, boolean dryRun) {
        var context = new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(manager)
                .withForce(over);
        if (dryRun) {
            context.withDryRun(List.of("All"));
        }
        return connection.ask(() -> {
            try {
                return client().resource(manifest).patch(context.build());
            } catch (KubernetesClientException e) {
                throw translated(manifest, e);
            }
        });
    }

    private KubernetesClient client() {
        return connection.client();
    }

    private static RuntimeException translated(HasMetadata manifest, KubernetesClientException e) {
        if (e.getCode() == 409) {
            var conflicts = causes(e)
                    .filter(cause -> "FieldManagerConflict".equals(cause.getReason()))
                    .map(cause -> new Conflict(name(manifest), cause.getField(), owner(cause.getMessage())))
                    .toList();
            return conflicts.isEmpty() ? e : new ApplyConflict(conflicts);
        }
        if (e.getCode() == 403 && causes(e).anyMatch(cause -> "NamespaceTerminating".equals(cause.getReason()))) {
            return new IllegalArgumentException(
                    "The namespace '%s' is being deleted: nothing can be made there until it is gone and made again"
                            .formatted(manifest.getMetadata().getNamespace()),
                    e);
        }
        if (e.getCode() == 400 || e.getCode() == 404 || e.getCode() == 422) {
            return new IllegalArgumentException(Reasons.of(e), e);
        }
        return e;
    }

    private static Stream<StatusCause> causes(KubernetesClientException e) {
        return e.getStatus() == null || e.getStatus().getDetails() == null
                ? Stream.empty()
                : e.getStatus().getDetails().getCauses().stream();
    }

    private static String owner(String message) {
        var owner = OWNER.matcher(message);
        return owner.find() ? owner.group(1) : message;
    }

    static String name(HasMetadata object) {
        return "%s %s".formatted(object.getKind(), object.getMetadata().getName());
    }

    /** @throws IllegalArgumentException if there is such an object that is not the portal's */
    void requireOurs(HasMetadata manifest) {
        var there = connection.ask(() -> client().resource(manifest).get());
        if (there != null && !Labels.own(there)) {
            throw new IllegalArgumentException("There is a %s in the namespace %s already that is not the portal's."
                    .formatted(name(manifest), manifest.getMetadata().getNamespace()));
        }
    }

    /** Does nothing if it is there: another name is another content. */
    void create(Secret secret) {
        connection.ask(() -> {
            try {
                return client().resource(secret).create();
            } catch (KubernetesClientException e) {
                if (e.getCode() == 409) {
                    return secret;
                }
                throw translated(secret, e);
            }
        });
    }

    /** Does nothing if it is gone. */
    void delete(HasMetadata object) {
        connection.ask(() -> client().resource(object)
                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                .delete());
    }

    void deleteSecret(String namespace, String name) {
        connection.ask(
                () -> client().secrets().inNamespace(namespace).withName(name).delete());
    }
}
