package dev.quarterdeck.connector.kubernetes.inventory;

import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.Inventory;
import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.Operation.RollBack;
import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.connector.inventory.Outcome.Conflicted;
import dev.quarterdeck.connector.inventory.Outcome.Done;
import dev.quarterdeck.connector.inventory.Outcome.Refused;
import dev.quarterdeck.connector.kubernetes.health.Fields;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Wants again what was wanted before, as {@code kubectl rollout undo} does: the template of pods, not their number. */
final class RollBacks {

    private static final String HASH = "pod-template-hash";

    private final Target target;
    private final Inventory inventory;
    private final Revisions revisions;

    RollBacks(Target target, Inventory inventory, Revisions revisions) {
        this.target = target;
        this.inventory = inventory;
        this.revisions = revisions;
    }

    Outcome to(RollBack wanted) {
        var object = target.read();
        if (Rollouts.isAnother(object, wanted.generation())) {
            return new Conflicted("Somebody changed it since you looked. Look again.");
        }
        if (Fields.of(object).at("spec").flag("paused")) {
            return new Refused("Its rollout is paused, so nothing would go back. Resume it first.");
        }
        var known = inventory.find(wanted.on());
        if (known.isEmpty()) {
            return new Refused("The portal has not seen it yet. Try again in a moment.");
        }
        var done = target.id().kind() == Kind.DEPLOYMENT
                ? deployment(object, known.get(), wanted.revision())
                : other(object, known.get(), wanted.revision());
        return done
                ? new Done("It goes back to what revision %d was.".formatted(wanted.revision()))
                : new Refused("The cluster does not keep revision %d any more.".formatted(wanted.revision()));
    }

    private boolean deployment(GenericKubernetesResource object, ClusterObject known, long revision) {
        return revisions
                .replicaSet(known, revision)
                .map(set -> new Target(target.client(), set.id(), set.apiVersion()).read())
                .map(set -> {
                    target.patch(
                            PatchType.JSON,
                            List.of(
                                    replace("/spec/template", template(set)),
                                    // refused if it is another by now
                                    replace(
                                            "/metadata/resourceVersion",
                                            object.getMetadata().getResourceVersion())));
                    return true;
                })
                .orElse(false);
    }

    private static Map<String, Object> replace(String path, Object value) {
        return Map.of("op", "replace", "path", path, "value", value);
    }

    /** Without the label by which the cluster tells ReplicaSets apart. */
    private static Object template(GenericKubernetesResource set) {
        var template = new HashMap<Object, Object>(
                Fields.of(set).at("spec", "template").map());
        var meta =
                new HashMap<Object, Object>(new Fields(template).at("metadata").map());
        var labels = new HashMap<Object, Object>(new Fields(meta).at("labels").map());
        labels.remove(HASH);
        meta.put("labels", labels);
        template.put("metadata", meta);
        return template;
    }

    /** What is kept of these is a change to be made. */
    private boolean other(GenericKubernetesResource object, ClusterObject known, long revision) {
        return revisions.kept(known).stream()
                .filter(one -> Revisions.numberOf(one) == revision)
                .findFirst()
                .map(one -> {
                    var change = new HashMap<Object, Object>(
                            Fields.of(one).at("data").map());
                    change.put(
                            "metadata",
                            Map.of("resourceVersion", object.getMetadata().getResourceVersion()));
                    target.patch(PatchType.STRATEGIC_MERGE, change);
                    return true;
                })
                .orElse(false);
    }
}
