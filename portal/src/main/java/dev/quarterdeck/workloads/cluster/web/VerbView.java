package dev.quarterdeck.workloads.cluster.web;

import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.workloads.cluster.Verb;

/**
 * What can be done, as a page says it.
 *
 * @param effect what it does to what runs
 * @param back how it is undone
 * @param harms whether it ends or replaces something that runs
 */
public record VerbView(Verb verb, String label, String icon, String effect, String back, boolean harms) {

    static VerbView of(Verb verb, ClusterObject object) {
        var cron = object.kind() == Kind.CRON_JOB;
        return switch (verb) {
            case SCALE ->
                new VerbView(
                        verb,
                        "Scale",
                        "ti-arrows-diagonal",
                        "Pods are started or ended until there are as many.",
                        "Scale it again.",
                        true);
            case RESTART ->
                new VerbView(
                        verb,
                        "Restart",
                        "ti-refresh",
                        "Every pod is replaced, as its strategy of updates says.",
                        "There is nothing to undo: what runs is the same.",
                        true);
            case ROLL_BACK ->
                new VerbView(
                        verb,
                        "Roll back",
                        "ti-arrow-back-up",
                        "Its pods are replaced by what an earlier revision was. How many there are stays.",
                        "Roll back to the revision of today. Whatever applies it from files will undo it sooner.",
                        true);
            case PAUSE ->
                new VerbView(
                        verb,
                        "Pause",
                        "ti-player-pause",
                        cron ? "No jobs are started; those that run go on." : "Its rollout stays where it is.",
                        "Resume it.",
                        false);
            case RESUME ->
                new VerbView(
                        verb,
                        "Resume",
                        "ti-player-play",
                        cron ? "Jobs are started again, as its schedule says." : "Its rollout goes on.",
                        "Pause it.",
                        false);
            case RUN_NOW ->
                new VerbView(
                        verb,
                        "Run now",
                        "ti-player-play",
                        "A job is started beside its schedule.",
                        "Delete the job.",
                        false);
            case DELETE ->
                new VerbView(
                        verb,
                        "Delete pod",
                        "ti-trash",
                        object.owner() == null
                                ? "It ends, and nothing starts another in its place."
                                : "It ends, and another takes its place.",
                        "It cannot be undone.",
                        true);
            case CORDON ->
                new VerbView(
                        verb,
                        "Cordon",
                        "ti-ban",
                        "No new pods are put there; those that run stay.",
                        "Uncordon it.",
                        false);
            case UNCORDON ->
                new VerbView(verb, "Uncordon", "ti-circle-check", "New pods are put there again.", "Cordon it.", false);
            case DRAIN ->
                new VerbView(
                        verb,
                        "Drain",
                        "ti-logout",
                        "It is cordoned, and its pods are asked to leave, as disruption budgets allow. Those of DaemonSets stay.",
                        "Uncordon it; what left stays where it went.",
                        true);
        };
    }
}
