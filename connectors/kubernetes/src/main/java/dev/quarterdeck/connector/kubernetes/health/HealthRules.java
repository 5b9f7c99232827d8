package dev.quarterdeck.connector.kubernetes.health;

import dev.quarterdeck.connector.inventory.Health;
import dev.quarterdeck.connector.inventory.Kind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;

/**
 * How an object does. Source of the rules: Argo CD's health assessment of built-in kinds (gitops-engine, {@code
 * pkg/health}); what is ours is said where it is.
 */
public final class HealthRules {

    private HealthRules() {}

    public static Health of(Kind kind, GenericKubernetesResource object) {
        if (object.getMetadata().getDeletionTimestamp() != null) {
            return Health.progressing(deleting(object));
        }
        return switch (kind) {
            case DEPLOYMENT -> RolloutHealth.deployment(object);
            case REPLICA_SET -> RolloutHealth.replicaSet(object);
            case STATEFUL_SET -> RolloutHealth.statefulSet(object);
            case DAEMON_SET -> RolloutHealth.daemonSet(object);
            case POD -> PodHealth.of(object);
            case JOB -> JobHealth.job(Fields.of(object));
            case CRON_JOB -> JobHealth.cronJob(Fields.of(object));
            case SERVICE -> EntryHealth.service(Fields.of(object));
            case INGRESS -> EntryHealth.ingress(Fields.of(object));
            case VOLUME_CLAIM -> RuleHealth.volumeClaim(Fields.of(object));
            case AUTOSCALER -> RuleHealth.autoscaler(object);
            case DISRUPTION_BUDGET -> RuleHealth.disruptionBudget(Fields.of(object));
            case QUOTA -> RuleHealth.quota(Fields.of(object));
            case NODE -> NodeHealth.of(Fields.of(object));
            case APPLICATION -> ApplicationHealth.of(Fields.of(object).at("status"));
            case NAMESPACE, CONFIG_MAP, SECRET, NETWORK_POLICY -> Health.HEALTHY;
        };
    }

    /** What holds it back, as far as it says so: finalizers, and of a namespace what is still in it. */
    private static String deleting(GenericKubernetesResource object) {
        var stuck = Fields.of(object).at("status").list("conditions").stream()
                .filter(condition -> "True".equals(condition.text("status")))
                .filter(condition -> !condition.text("message", "").isEmpty())
                .map(condition -> condition.text("message", ""))
                .toList();
        if (!stuck.isEmpty()) {
            return "Being deleted: " + String.join("; ", stuck);
        }
        var finalizers = object.getMetadata().getFinalizers();
        return finalizers == null || finalizers.isEmpty()
                ? "Being deleted"
                : "Being deleted, once %s allow it".formatted(String.join(", ", finalizers));
    }
}
