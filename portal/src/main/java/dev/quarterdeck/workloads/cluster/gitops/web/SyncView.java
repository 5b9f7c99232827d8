package dev.quarterdeck.workloads.cluster.gitops.web;

/** Argo CD's words for whether something is as Git says, and for how an operation goes, as a page shows them. */
public record SyncView(String css, String icon, String word) {

    static SyncView of(String sync) {
        return switch (sync) {
            case "Synced" -> new SyncView("is-ok", "ti-circle-check", "Synced");
            case "OutOfSync" -> new SyncView("is-warn", "ti-arrows-diff", "Out of sync");
            default -> new SyncView("is-mute", "ti-help-circle", "Not known");
        };
    }

    static SyncView ofPhase(String phase) {
        return switch (phase) {
            case "Running" -> new SyncView("is-busy", "ti-progress", "Running");
            case "Terminating" -> new SyncView("is-busy", "ti-player-stop", "Being ended");
            case "Succeeded" -> new SyncView("is-ok", "ti-circle-check", "Succeeded");
            case "Failed" -> new SyncView("is-fail", "ti-circle-x", "Failed");
            case "Error" -> new SyncView("is-fail", "ti-alert-octagon", "Error");
            default -> new SyncView("is-mute", "ti-help-circle", phase);
        };
    }
}
