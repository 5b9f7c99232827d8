package dev.quarterdeck.connector.kubernetes.inventory;

import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.Facts;
import dev.quarterdeck.connector.inventory.Inventory;
import dev.quarterdeck.connector.inventory.Inventory.Revision;
import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.kubernetes.KubernetesConnection;
import dev.quarterdeck.connector.kubernetes.health.Fields;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a cluster keeps to go back to: old ReplicaSets of a Deployment, else ControllerRevisions. */
final class Revisions {

    private static final ResourceDefinitionContext KEPT = new ResourceDefinitionContext.Builder()
            .withGroup("apps")
            .withVersion("v1")
            .withKind("ControllerRevision")
            .withPlural("controllerrevisions")
            .withNamespaced(true)
            .build();

    private final KubernetesConnection connection;
    private final Inventory inventory;

    Revisions(KubernetesConnection connection, Inventory inventory) {
        this.connection = connection;
        this.inventory = inventory;
    }

    /** Newest first. */
    List<Revision> of(ClusterObject object) {
        return switch (object.kind()) {
            case DEPLOYMENT -> ofDeployment(object);
            case STATEFUL_SET, DAEMON_SET -> ofOthers(object);
            default -> List.of();
        };
    }

    private List<Revision> ofDeployment(ClusterObject deployment) {
        var sets = replicaSets(deployment)
                .sorted(Comparator.comparingLong(Revisions::number).reversed())
                .toList();
        return sets.stream()
                .map(set -> new Revision(
                        number(set),
                        number(set) == number(sets.getFirst()),
                        set.facts() instanceof Facts.Runs runs ? runs.images() : List.of(),
                        set.createdAt()))
                .toList();
    }

    /** The one of a revision; empty if it is gone. */
    Optional<ClusterObject> replicaSet(ClusterObject deployment, long revision) {
        return replicaSets(deployment).filter(set -> number(set) == revision).findFirst();
    }

    private Stream<ClusterObject> replicaSets(ClusterObject deployment) {
        return inventory.controlledBy(deployment.uid()).stream()
                .filter(set -> set.kind() == Kind.REPLICA_SET && number(set) > 0);
    }

    private static long number(ClusterObject set) {
        try {
            return set.facts() instanceof Facts.Runs(var _, var _, var _, var revision, var _, var _, var _, var _)
                            && revision != null
                    ? Long.parseLong(revision)
                    : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private List<Revision> ofOthers(ClusterObject object) {
        var kept = kept(object);
        return kept.stream()
                .map(one -> new Revision(
                        numberOf(one),
                        numberOf(one) == numberOf(kept.getFirst()),
                        PodReader.images(Fields.of(one).at("data", "spec", "template")),
                        ObjectReader.instant(one.getMetadata().getCreationTimestamp(), Instant.EPOCH)))
                .toList();
    }

    /** Newest first. */
    List<GenericKubernetesResource> kept(ClusterObject object) {
        return connection.ask(() ->
                connection
                        .client()
                        .genericKubernetesResources(KEPT)
                        .inNamespace(object.namespace())
                        .list()
                        .getItems()
                        .stream()
                        .filter(one -> one.getMetadata().getOwnerReferences().stream()
                                .anyMatch(owner -> owner.getUid().equals(object.uid())))
                        .sorted(Comparator.comparingLong((GenericKubernetesResource one) -> numberOf(one))
                                .reversed())
                        .toList());
    }

    static long numberOf(GenericKubernetesResource kept) {
        return Fields.of(kept).number("revision", 0);
    }
}
