package dev.quarterdeck.connector.kubernetes.health;

import dev.quarterdeck.connector.inventory.Health;
import java.util.List;

/** Ours, for Argo CD has no rule for nodes: ready, or why not; short of something; or cordoned by somebody. */
final class NodeHealth {

    private static final List<String> SHORT_OF =
            List.of("MemoryPressure", "DiskPressure", "PIDPressure", "NetworkUnavailable");

    private NodeHealth() {}

    static Health of(Fields all) {
        var status = all.at("status");
        var ready = status.condition("Ready");
        if (ready.isEmpty()) {
            return Health.unknown("It has never said whether it is ready");
        }
        if ("Unknown".equals(ready.text("status"))) {
            return Health.unknown("It does not answer: " + ready.text("message", "no word from its kubelet"));
        }
        if (!"True".equals(ready.text("status"))) {
            return Health.degraded(ready.text("message", "It is not ready"));
        }
        for (var type : SHORT_OF) {
            if (!status.holding(type).isEmpty()) {
                return Health.degraded(
                        "%s: %s".formatted(type, status.holding(type).text("message", "")));
            }
        }
        return all.at("spec").flag("unschedulable")
                ? Health.suspended("Cordoned: no new pods are put there")
                : Health.HEALTHY;
    }
}
