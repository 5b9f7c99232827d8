package dev.quarterdeck.workloads.cluster.applyset;

import dev.quarterdeck.connector.manifest.Part;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.workloads.cluster.Answers;
import dev.quarterdeck.workloads.cluster.Inventories;
import dev.quarterdeck.workloads.cluster.PartRow;
import dev.quarterdeck.workloads.cluster.Silence;
import java.util.List;
import org.springframework.stereotype.Component;

/** One set of a cluster, asked of the cluster: the portal keeps nothing of it. */
@Component
public class SetDetails {

    private final Inventories inventories;

    SetDetails(Inventories inventories) {
        this.inventories = inventories;
    }

    /** @throws NotFound if there is no such set */
    public SetDetail of(SetName name) {
        var inventory = inventories.of(name.cluster());
        var answers = new Answers(inventory);
        var set = answers.to(asked -> asked.applySets().find(name.namespace(), name.name()))
                .map(found -> found.orElseThrow(() -> new NotFound(
                        "There is no set '%s' in the namespace '%s'.".formatted(name.name(), name.namespace()))));
        var members = set.flatMap(_ -> answers.to(asked -> asked.applySets().members(name.namespace(), name.name())))
                .orElse(List.<Part>of());
        return new SetDetail(
                name,
                inventory.standing(),
                set.orElse(null),
                members.stream().map(part -> PartRow.of(part, inventory)).toList(),
                Silence.of(answers));
    }
}
