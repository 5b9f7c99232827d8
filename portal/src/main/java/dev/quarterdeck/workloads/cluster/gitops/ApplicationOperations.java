package dev.quarterdeck.workloads.cluster.gitops;

import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.workloads.cluster.Asked;
import dev.quarterdeck.workloads.cluster.AuditedDeeds;
import dev.quarterdeck.workloads.cluster.Inventories;
import org.springframework.stereotype.Component;

/** Has Argo CD do what people ask for, once, and keeps who asked for it. */
@Component
public class ApplicationOperations {

    private final Inventories inventories;
    private final AuditedDeeds deeds;

    ApplicationOperations(Inventories inventories, AuditedDeeds deeds) {
        this.inventories = inventories;
        this.deeds = deeds;
    }

    /**
     * @throws IllegalArgumentException that begins with the field that is missing or cannot be
     * @throws NotFound if there is no such Application, as far as is known
     * @throws dev.quarterdeck.connector.SourceUnavailable if the cluster gave no answer
     */
    public Outcome ask(String cluster, ApplicationWish wish, String actor, String reason) {
        var inventory = inventories.of(cluster);
        if (inventory.find(wish.on()).isEmpty()) {
            throw new NotFound("There is no %s on '%s', as far as is known.".formatted(wish.on(), cluster));
        }
        var operation = wish.operation(actor, reason);
        var asked = new Asked(
                "application." + wish.verb().word(),
                "clusters/%s/%s".formatted(cluster, wish.on()),
                wish.facts(),
                actor);
        return deeds.of(asked, reason, () -> inventory.applications().act(operation));
    }
}
