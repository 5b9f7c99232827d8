package dev.quarterdeck.connector.kubernetes.inventory;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.inventory.Inventory;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.connector.inventory.Operation;
import dev.quarterdeck.connector.inventory.Operation.Cordon;
import dev.quarterdeck.connector.inventory.Operation.DeletePod;
import dev.quarterdeck.connector.inventory.Operation.Drain;
import dev.quarterdeck.connector.inventory.Operation.Pause;
import dev.quarterdeck.connector.inventory.Operation.Restart;
import dev.quarterdeck.connector.inventory.Operation.Resume;
import dev.quarterdeck.connector.inventory.Operation.RollBack;
import dev.quarterdeck.connector.inventory.Operation.RunNow;
import dev.quarterdeck.connector.inventory.Operation.Scale;
import dev.quarterdeck.connector.inventory.Operation.Uncordon;
import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.connector.inventory.Outcome.Conflicted;
import dev.quarterdeck.connector.inventory.Outcome.Refused;
import dev.quarterdeck.connector.kubernetes.KubernetesConnection;
import dev.quarterdeck.connector.kubernetes.Reasons;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** Does what a person asks for to one object, and says what came of it. */
final class Hand {

    private final KubernetesConnection connection;
    private final Inventory inventory;
    private final Watches watches;

    Hand(KubernetesConnection connection, Inventory inventory, Watches watches) {
        this.connection = connection;
        this.inventory = inventory;
        this.watches = watches;
    }

    Outcome act(Operation operation) {
        var problem = connection.problem();
        if (problem != null) {
            return new Refused("Nothing was done: " + problem);
        }
        var version = watches.apiVersion(operation.on().kind());
        if (version.isEmpty()) {
            return new Refused("Nothing was done: the portal does not see %s there"
                    .formatted(operation.on().kind().path()));
        }
        try {
            return act(operation, new Target(connection.client(), operation.on(), version.get()));
        } catch (KubernetesClientException e) {
            return refused(operation.on(), e);
        }
    }

    private Outcome act(Operation operation, Target target) {
        return switch (operation) {
            case Scale scale -> new Rollouts(target).scale(scale);
            case Restart restart -> new Rollouts(target).restart(restart);
            case RollBack back -> new RollBacks(target, inventory, new Revisions(connection, inventory)).to(back);
            case Pause _ -> new Rollouts(target).pause(true);
            case Resume _ -> new Rollouts(target).pause(false);
            case DeletePod(var _, var uid) -> new Pods(target).delete(uid);
            case Cordon _ -> new Nodes(target).cordon(true);
            case Uncordon _ -> new Nodes(target).cordon(false);
            case Drain(var _, var unowned) -> new Nodes(target).drain(unowned);
            case RunNow(var _, var once) -> new Jobs(target).run(once);
        };
    }

    private Outcome refused(ObjectId id, KubernetesClientException e) {
        return switch (e.getCode()) {
            case 401, 403 -> new Refused("The cluster does not let the portal do that: " + Reasons.of(e));
            case 404 -> new Refused("%s is not there any more.".formatted(id));
            case 409 -> new Conflicted("Something changed it in this very moment. Look again.");
            case 400, 422 -> new Refused("The cluster refuses: " + Reasons.of(e));
            default ->
                throw new SourceUnavailable(
                        "The cluster '%s' gave no answer, so it may have been done or not: %s"
                                .formatted(connection.name(), Reasons.of(e)),
                        e);
        };
    }
}
