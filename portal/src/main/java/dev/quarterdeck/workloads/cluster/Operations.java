package dev.quarterdeck.workloads.cluster;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.Inventory;
import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.connector.inventory.Outcome.Refused;
import dev.quarterdeck.platform.NotFound;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Does to objects of a cluster what people ask for, once. */
@Component
public class Operations {

    private final Inventories inventories;
    private final AuditedDeeds deeds;

    Operations(Inventories inventories, AuditedDeeds deeds) {
        this.inventories = inventories;
        this.deeds = deeds;
    }

    /**
     * @throws IllegalArgumentException that begins with the field that is missing or cannot be
     * @throws NotFound if there is no such object, as far as is known
     * @throws SourceUnavailable if the cluster gave no answer, so that nobody knows whether it was done
     */
    public Outcome ask(String cluster, Wish wish, String actor, String reason) {
        var inventory = inventories.of(cluster);
        var object = inventory
                .find(wish.on())
                .orElseThrow(() -> new NotFound("There is no %s on '%s'.".formatted(wish.on(), cluster)));
        var refusal = refusal(inventory, object, wish);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        var operation = wish.operation(object);
        var asked = new Asked(
                "object." + wish.verb().word(), "clusters/%s/%s".formatted(cluster, wish.on()), wish.facts(), actor);
        return deeds.of(asked, reason, () -> inventory.act(operation));
    }

    /** Why this is not to be done to {@code object}; empty if it may. */
    private static Optional<String> refusal(Inventory inventory, ClusterObject object, Wish wish) {
        var keeper = Keepers.of(new Objects(inventory).root(object));
        if (keeper != null) {
            return Optional.of("The portal keeps this as it is. Change it on its own page: " + keeper);
        }
        if (!Verb.offered(object).contains(wish.verb())) {
            return Optional.of("%s cannot be done to this %s as it is now."
                    .formatted(wish.verb().word(), object.kind().word()));
        }
        if (wish.uid() != null && !wish.uid().equals(object.uid())) {
            return Optional.of("Another object has that name since you looked. Look again.");
        }
        return wish.verb() == Verb.SCALE ? autoscaled(inventory, object) : Optional.empty();
    }

    private static Optional<String> autoscaled(Inventory inventory, ClusterObject object) {
        return new Neighbours(inventory)
                .autoscalers(object).stream()
                        .findFirst()
                        .map(scaler -> "The autoscaler %s decides how many pods there are, and would put it back."
                                .formatted(scaler.name()));
    }
}
