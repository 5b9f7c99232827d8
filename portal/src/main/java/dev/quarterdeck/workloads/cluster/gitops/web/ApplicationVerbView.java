package dev.quarterdeck.workloads.cluster.gitops.web;

import dev.quarterdeck.workloads.cluster.gitops.ApplicationVerb;

/**
 * What Argo CD can be asked for, as a page says it.
 *
 * @param effect what it does to what runs
 * @param back how it is undone
 */
public record ApplicationVerbView(ApplicationVerb verb, String label, String icon, String effect, String back) {

    static ApplicationVerbView of(ApplicationVerb verb) {
        return switch (verb) {
            case SYNC ->
                new ApplicationVerbView(
                        verb,
                        "Sync",
                        "ti-git-compare",
                        "Argo CD makes what is there what Git says.",
                        "Revert the change in Git and sync again, or roll back.");
            case ROLL_BACK ->
                new ApplicationVerbView(
                        verb,
                        "Roll back",
                        "ti-arrow-back-up",
                        "Argo CD applies again what it deployed then. It is out of sync with Git from then on.",
                        "Sync it.");
            case TERMINATE ->
                new ApplicationVerbView(
                        verb,
                        "Terminate",
                        "ti-player-stop",
                        "Argo CD ends the operation that runs. What it has applied by then stays.",
                        "Sync it.");
            case REFRESH ->
                new ApplicationVerbView(
                        verb,
                        "Refresh",
                        "ti-refresh",
                        "Argo CD compares what is there with Git again. Only where it syncs by itself something may change.",
                        "There is nothing to undo.");
            case HARD_REFRESH ->
                new ApplicationVerbView(
                        verb,
                        "Hard refresh",
                        "ti-rotate-clockwise",
                        "The same, and Argo CD throws away what it keeps of manifests and reads them anew.",
                        "There is nothing to undo.");
        };
    }
}
