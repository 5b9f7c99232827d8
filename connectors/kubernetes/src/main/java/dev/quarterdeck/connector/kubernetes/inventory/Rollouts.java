package dev.quarterdeck.connector.kubernetes.inventory;

import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.Operation.Restart;
import dev.quarterdeck.connector.inventory.Operation.Scale;
import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.connector.inventory.Outcome.Conflicted;
import dev.quarterdeck.connector.inventory.Outcome.Done;
import dev.quarterdeck.connector.inventory.Outcome.Refused;
import dev.quarterdeck.connector.kubernetes.health.Fields;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Function;

/** Changes what is wanted of something that runs pods. */
final class Rollouts {

    private static final int TRIES = 5;
    private static final int CONFLICT = 409;

    private final Target target;

    Rollouts(Target target) {
        this.target = target;
    }

    Outcome scale(Scale scale) {
        return changing(object -> {
            var before = Fields.of(object).at("spec").number("replicas", 1);
            if (isAnother(object, scale.generation())) {
                return new Conflicted(
                        "Somebody changed it since you looked; it asks for %d pods now.".formatted(before));
            }
            patch(object, Map.of("replicas", scale.replicas()));
            return new Done("It asks for %d pods now; before, %d.".formatted(scale.replicas(), before));
        });
    }

    static boolean isAnother(GenericKubernetesResource object, long generation) {
        var now = object.getMetadata().getGeneration();
        return generation != 0 && now != null && now != generation;
    }

    /** As {@code kubectl rollout restart} does. */
    Outcome restart(Restart restart) {
        return changing(object -> {
            if (isAnother(object, restart.generation())) {
                return new Conflicted("Somebody changed it since you looked, or it is restarted already. Look again.");
            }
            if (Fields.of(object).at("spec").flag("paused")) {
                return new Refused("Its rollout is paused, so nothing would be replaced. Resume it first.");
            }
            var at = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
            patch(
                    object,
                    Map.of(
                            "template",
                            Map.of(
                                    "metadata",
                                    Map.of("annotations", Map.of("kubectl.kubernetes.io/restartedAt", at)))));
            return new Done("Its pods are being replaced.");
        });
    }

    Outcome pause(boolean wanted) {
        var field = target.id().kind() == Kind.CRON_JOB ? "suspend" : "paused";
        return changing(object -> {
            if (Fields.of(object).at("spec").flag(field) == wanted) {
                return new Refused(wanted ? "It is paused already." : "It is not paused.");
            }
            patch(object, Map.of(field, wanted));
            return new Done(sentence(wanted));
        });
    }

    private String sentence(boolean paused) {
        if (target.id().kind() == Kind.CRON_JOB) {
            return paused ? "It starts no jobs until it is resumed." : "It starts jobs again, as its schedule says.";
        }
        return paused ? "Its rollout waits where it is." : "Its rollout goes on.";
    }

    /** Together with the version that was looked at: the cluster then refuses if it is another by now. */
    private void patch(GenericKubernetesResource seen, Map<String, ?> spec) {
        target.patch(
                PatchType.JSON_MERGE,
                Map.of("metadata", Map.of("resourceVersion", seen.getMetadata().getResourceVersion()), "spec", spec));
    }

    /** Looks again if only how it does changed in between, as it does all the time. */
    private Outcome changing(Function<GenericKubernetesResource, Outcome> change) {
        for (var tries = 1; ; tries++) {
            try {
                return change.apply(target.read());
            } catch (KubernetesClientException e) {
                if (e.getCode() != CONFLICT || tries == TRIES) {
                    throw e;
                }
            }
        }
    }
}
