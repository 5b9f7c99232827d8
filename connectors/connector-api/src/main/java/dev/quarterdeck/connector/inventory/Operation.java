package dev.quarterdeck.connector.inventory;

import org.jspecify.annotations.Nullable;

/** What a person can have done to an object. */
public sealed interface Operation {

    ObjectId on();

    /** @param generation of what the person saw; refused if somebody wants something else since; 0 for whatever it is */
    record Scale(ObjectId on, long generation, int replicas) implements Operation {}

    /**
     * Replaces all pods, as a rollout does.
     *
     * @param generation likewise, so that pressing twice restarts once
     */
    record Restart(ObjectId on, long generation) implements Operation {}

    /** Wants again what was wanted in an earlier {@linkplain Inventory.Revision revision}. */
    record RollBack(ObjectId on, long generation, long revision) implements Operation {}

    /** Lets a rollout wait where it is, or has a CronJob start no jobs. */
    record Pause(ObjectId on) implements Operation {}

    record Resume(ObjectId on) implements Operation {}

    /** @param uid of the very pod that was seen */
    record DeletePod(ObjectId on, String uid) implements Operation {}

    /** Puts no new pods on a node. */
    record Cordon(ObjectId on) implements Operation {}

    record Uncordon(ObjectId on) implements Operation {}

    /**
     * Cordons a node and asks its pods to leave, as disruption budgets allow. Pods of DaemonSets stay.
     *
     * @param unowned whether pods go too that nothing will start elsewhere, or that keep files on the node
     */
    record Drain(ObjectId on, boolean unowned) implements Operation {}

    /**
     * Starts a job of a CronJob now.
     *
     * @param once a word of small letters and digits that ends the job's name, so that pressing twice starts one; null for
     *     one more job each time
     */
    record RunNow(ObjectId on, @Nullable String once) implements Operation {}
}
