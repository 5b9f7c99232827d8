package dev.quarterdeck.connector.kubernetes.health;

import dev.quarterdeck.connector.inventory.Health;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;

/** Of what replaces pods by and by. */
final class RolloutHealth {

    private static final String UNSEEN = "The cluster has not looked at the last change yet";

    private RolloutHealth() {}

    static Health deployment(GenericKubernetesResource object) {
        var all = Fields.of(object);
        if (all.at("spec").flag("paused")) {
            return Health.suspended("Its rollout is paused");
        }
        if (isUnseen(object)) {
            return Health.progressing(UNSEEN);
        }
        var status = all.at("status");
        var wanted = all.at("spec").number("replicas", 1);
        if ("ProgressDeadlineExceeded".equals(status.condition("Progressing").text("reason"))) {
            return Health.degraded(because(
                    status,
                    "Its rollout got no further within %d s"
                            .formatted(all.at("spec").number("progressDeadlineSeconds", 600))));
        }
        if (status.count("updatedReplicas") < wanted) {
            return Health.progressing(because(
                    status,
                    "%d of %d pods are of the new revision".formatted(status.count("updatedReplicas"), wanted)));
        }
        if (status.count("replicas") > status.count("updatedReplicas")) {
            return Health.progressing("%d old pods have yet to end"
                    .formatted(status.count("replicas") - status.count("updatedReplicas")));
        }
        if (status.count("availableReplicas") < status.count("updatedReplicas")) {
            return Health.progressing(because(
                    status,
                    "%d of %d pods are available"
                            .formatted(status.count("availableReplicas"), status.count("updatedReplicas"))));
        }
        return Health.HEALTHY;
    }

    /** What keeps pods from being made, such as a quota, says more than how many there are. */
    private static String because(Fields status, String otherwise) {
        return status.holding("ReplicaFailure").text("message", otherwise);
    }

    static Health replicaSet(GenericKubernetesResource object) {
        if (isUnseen(object)) {
            return Health.progressing(UNSEEN);
        }
        var status = Fields.of(object).at("status");
        var failure = status.holding("ReplicaFailure");
        if (!failure.isEmpty()) {
            return Health.degraded(failure.text("message", "Pods cannot be made"));
        }
        var wanted = Fields.of(object).at("spec").number("replicas", 1);
        return status.count("availableReplicas") < wanted
                ? Health.progressing("%d of %d pods are available".formatted(status.count("availableReplicas"), wanted))
                : Health.HEALTHY;
    }

    static Health statefulSet(GenericKubernetesResource object) {
        var all = Fields.of(object);
        var status = all.at("status");
        if (status.number("observedGeneration", 0) == 0 || isUnseen(object)) {
            return Health.progressing(UNSEEN);
        }
        var wanted = all.at("spec").number("replicas", 1);
        if (status.count("readyReplicas") < wanted) {
            return Health.progressing("%d of %d pods are ready".formatted(status.count("readyReplicas"), wanted));
        }
        var strategy = all.at("spec", "updateStrategy");
        var updated = status.count("updatedReplicas");
        if ("OnDelete".equals(strategy.text("type"))) {
            return Health.healthy("%d of %d pods are of the new revision; the others change when they are deleted"
                    .formatted(updated, wanted));
        }
        var partition = strategy.at("rollingUpdate").number("partition", 0);
        if (partition > 0) {
            return updated < wanted - partition
                    ? Health.progressing("%d of %d pods are of the new revision".formatted(updated, wanted - partition))
                    : Health.healthy("Rolled out from pod %d on, as its partition says".formatted(partition));
        }
        return status.text("updateRevision", "").equals(status.text("currentRevision", ""))
                ? Health.HEALTHY
                : Health.progressing("%d of %d pods are of the new revision".formatted(updated, wanted));
    }

    static Health daemonSet(GenericKubernetesResource object) {
        if (isUnseen(object)) {
            return Health.progressing(UNSEEN);
        }
        var all = Fields.of(object);
        var status = all.at("status");
        var wanted = status.count("desiredNumberScheduled");
        var updated = status.count("updatedNumberScheduled");
        if ("OnDelete".equals(all.at("spec", "updateStrategy").text("type"))) {
            return Health.healthy("%d of %d pods are of the new revision".formatted(updated, wanted));
        }
        if (updated < wanted) {
            return Health.progressing("%d of %d pods are of the new revision".formatted(updated, wanted));
        }
        return status.count("numberAvailable") < wanted
                ? Health.progressing("%d of %d pods are available".formatted(status.count("numberAvailable"), wanted))
                : Health.HEALTHY;
    }

    private static boolean isUnseen(GenericKubernetesResource object) {
        var wanted = object.getMetadata().getGeneration();
        return wanted != null && wanted > Fields.of(object).at("status").number("observedGeneration", 0);
    }
}
