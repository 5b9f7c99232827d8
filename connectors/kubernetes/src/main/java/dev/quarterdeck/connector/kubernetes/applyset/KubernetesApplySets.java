package dev.quarterdeck.connector.kubernetes.applyset;

import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.connector.kubernetes.KubernetesConnection;
import dev.quarterdeck.connector.manifest.ApplyPlan;
import dev.quarterdeck.connector.manifest.ApplyPlanning;
import dev.quarterdeck.connector.manifest.ApplySet;
import dev.quarterdeck.connector.manifest.ApplySets;
import dev.quarterdeck.connector.manifest.ApplyWish;
import java.util.Optional;
import java.util.function.Function;

/** Sets that are kept in ConfigMaps. */
public final class KubernetesApplySets implements ApplySets {

    private final KubernetesConnection connection;

    public KubernetesApplySets(KubernetesConnection connection) {
        this.connection = connection;
    }

    @Override
    public Optional<ApplySet> find(String namespace, String name) {
        var parent = new SetParent(connection.client(), namespace, name);
        return connection.ask(() -> parent.read().flatMap(parent::set));
    }

    @Override
    public ApplyPlanning plan(String namespace, String name, String manifests) {
        return connection.ask(() -> {
            try {
                return new ApplyPlanning.Planned(PlannedSet.of(connection.client(), namespace, name, manifests)
                        .plan());
            } catch (ImpossibleSet e) {
                return new ApplyPlanning.Impossible(e.why());
            }
        });
    }

    @Override
    public Outcome apply(ApplyWish wish, Function<ApplyPlan, Optional<String>> objection) {
        return connection.ask(() -> {
            try {
                var planned = PlannedSet.of(connection.client(), wish.namespace(), wish.name(), wish.manifests());
                return new SetApplication(planned, wish).run(objection);
            } catch (ImpossibleSet e) {
                return new Outcome.Refused("Nothing was done. " + e.why());
            }
        });
    }
}
