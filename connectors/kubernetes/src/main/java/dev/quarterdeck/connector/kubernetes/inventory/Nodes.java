package dev.quarterdeck.connector.kubernetes.inventory;

import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.connector.inventory.Outcome.Done;
import dev.quarterdeck.connector.inventory.Outcome.Refused;
import dev.quarterdeck.connector.kubernetes.health.Fields;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Map;

/** Takes pods off a node. */
final class Nodes {

    private final Target target;

    Nodes(Target target) {
        this.target = target;
    }

    Outcome cordon(boolean wanted) {
        if (Fields.of(target.read()).at("spec").flag("unschedulable") == wanted) {
            return new Refused(wanted ? "It is cordoned already." : "It is not cordoned.");
        }
        target.patch(PatchType.JSON_MERGE, Map.of("spec", Map.of("unschedulable", wanted)));
        return new Done(wanted ? "No new pods are put there." : "It takes new pods again.");
    }

    /** Asks once: what a budget holds back is said, and whoever drains asks again for it. */
    Outcome drain(boolean unowned) {
        target.read();
        var pods = Leaving.on(target.client(), target.id().name());
        if (!unowned && !pods.unowned().isEmpty()) {
            return new Refused(
                    "Nothing was done: %s would be lost, for nothing starts them elsewhere or they keep files on the node."
                            .formatted(String.join(", ", pods.unowned())));
        }
        target.patch(PatchType.JSON_MERGE, Map.of("spec", Map.of("unschedulable", true)));
        return new Done(pods.leave());
    }
}
