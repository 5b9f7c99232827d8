package dev.quarterdeck.connector.kubernetes.health;

import dev.quarterdeck.connector.inventory.Health;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Of claims, and of rules about what runs. */
final class RuleHealth {

    private static final Set<String> CANNOT_SCALE =
            Set.of("FailedGetScale", "FailedUpdateScale", "InvalidSelector", "InvalidMetricSourceType");

    /** Where the first version of autoscalers keeps what the later ones have as conditions. */
    private static final String OLD_CONDITIONS = "autoscaling.alpha.kubernetes.io/conditions";

    private RuleHealth() {}

    static Health volumeClaim(Fields all) {
        return switch (all.at("status").text("phase", "")) {
            case "Bound" -> Health.HEALTHY;
            case "Pending" -> Health.progressing("No volume is bound to it yet");
            case "Lost" -> Health.degraded("Its volume is gone");
            default -> Health.unknown("The cluster does not say");
        };
    }

    static Health autoscaler(GenericKubernetesResource object) {
        return conditions(object)
                .filter(condition -> "False".equals(condition.text("status")))
                .filter(condition -> {
                    var reason = condition.text("reason", "");
                    return CANNOT_SCALE.contains(reason) || reason.startsWith("FailedGet");
                })
                .findFirst()
                .map(condition -> Health.degraded(condition.text("message", condition.text("reason", ""))))
                .orElse(Health.HEALTHY);
    }

    private static Stream<Fields> conditions(GenericKubernetesResource object) {
        var annotations = object.getMetadata().getAnnotations();
        var old = annotations == null ? null : annotations.get(OLD_CONDITIONS);
        var conditions = Fields.of(object).at("status").list("conditions");
        return old == null || !conditions.isEmpty()
                ? conditions.stream()
                : Stream.of(Serialization.unmarshal(old, Map[].class)).map(Fields::new);
    }

    static Health disruptionBudget(Fields all) {
        var status = all.at("status");
        var failed = status.condition("DisruptionAllowed");
        if ("SyncFailed".equals(failed.text("reason"))) {
            return Health.degraded(failed.text("message", "It cannot be reckoned"));
        }
        var healthy = status.count("currentHealthy");
        var needed = status.count("desiredHealthy");
        return healthy < needed
                ? Health.progressing("%d of the %d pods that it asks for are ready".formatted(healthy, needed))
                : Health.HEALTHY;
    }

    /** Ours: Argo CD has no rule for quotas. */
    static Health quota(Fields all) {
        var used = all.at("status").texts("used");
        return all.at("status").texts("hard").entrySet().stream()
                .filter(limit -> Quantities.share(used.getOrDefault(limit.getKey(), "0"), limit.getValue()) >= 1)
                .findFirst()
                .map(limit -> Health.healthy("%s is used up: %s of %s"
                        .formatted(limit.getKey(), used.getOrDefault(limit.getKey(), "0"), limit.getValue())))
                .orElse(Health.HEALTHY);
    }
}
