package dev.quarterdeck.workloads.cluster.gitops;

import dev.quarterdeck.connector.gitops.Application;
import dev.quarterdeck.connector.inventory.Facts;
import dev.quarterdeck.connector.inventory.Inventory;
import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.workloads.cluster.Answers;
import dev.quarterdeck.workloads.cluster.Inventories;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** One Application of Argo CD. */
@Component
public class ApplicationDetails {

    private final Inventories inventories;

    ApplicationDetails(Inventories inventories) {
        this.inventories = inventories;
    }

    /** @throws NotFound if there is no such Application, as far as is known */
    public ApplicationDetail of(String cluster, String namespace, String name) {
        var inventory = inventories.of(cluster);
        var id = new ObjectId(Kind.APPLICATION, namespace, name);
        var object = inventory
                .find(id)
                .orElseThrow(() -> new NotFound("There is no %s on '%s', as far as is known.".formatted(id, cluster)));
        if (!(object.facts() instanceof Facts.Application facts)) {
            throw new NotFound("%s is written as no other, and cannot be read.".formatted(id));
        }
        var answers = new Answers(inventory);
        var application = answers.to(asked -> asked.applications().read(id))
                .flatMap(found -> found)
                .orElse(null);
        return new ApplicationDetail(
                cluster,
                inventory.standing(),
                object,
                facts,
                application,
                application == null ? List.of() : resources(application, inventory),
                answers.silence());
    }

    private static List<ResourceRow> resources(Application application, Inventory inventory) {
        return application.resources().stream()
                .map(one -> new ResourceRow(
                        one, application.here() ? page(one, inventory).orElse(null) : null))
                .toList();
    }

    private static Optional<ObjectId> page(Application.Resource one, Inventory inventory) {
        return Kind.ofWord(one.kind())
                .filter(kind -> kind.isNamespaced() != one.namespace().isEmpty())
                .map(kind -> new ObjectId(kind, one.namespace(), one.name()))
                .filter(id -> inventory.find(id).isPresent());
    }
}
