package dev.quarterdeck.connector.kubernetes.applyset;

import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.connector.kubernetes.KubernetesConnection;
import dev.quarterdeck.connector.kubernetes.manifest.Applying;
import dev.quarterdeck.connector.kubernetes.manifest.Manifest;
import dev.quarterdeck.connector.manifest.ApplyPlan;
import dev.quarterdeck.connector.manifest.ApplyPlanning;
import dev.quarterdeck.connector.manifest.ApplySet;
import dev.quarterdeck.connector.manifest.ApplySets;
import dev.quarterdeck.connector.manifest.ApplyWish;
import dev.quarterdeck.connector.manifest.Part;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
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
    public List<Part> members(String namespace, String name) {
        var client = connection.client();
        var parent = new SetParent(client, namespace, name);
        return connection.ask(() -> parent.read()
                .filter(there -> parent.set(there).isPresent())
                .map(there -> members(client, parent, parent.scope(there)))
                .orElse(List.of()));
    }

    private static List<Part> members(KubernetesClient client, SetParent parent, SetScope scope) {
        var ownership = new SetOwnership(parent.id());
        var applying = new Applying(client, scope.home(), SetOwnership.MANAGER, ownership);
        return new SetMembers(applying, parent.id())
                .beside(new Manifest(List.of()), scope).stream()
                        .map(applying::part)
                        .toList();
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
