package dev.quarterdeck.workloads.cluster.helm.web;

/** Helm's word for a revision, as a page shows it. */
public record StatusView(String css, String icon, String word) {

    static StatusView of(String status) {
        return switch (status) {
            case "deployed" -> new StatusView("is-ok", "ti-circle-check", "Deployed");
            case "failed" -> new StatusView("is-fail", "ti-circle-x", "Failed");
            case "superseded" -> new StatusView("is-mute", "ti-history", "Superseded");
            case "uninstalled" -> new StatusView("is-mute", "ti-trash", "Uninstalled");
            case "uninstalling" -> new StatusView("is-busy", "ti-progress", "Uninstalling");
            case "pending-install" -> new StatusView("is-busy", "ti-progress", "Installing");
            case "pending-upgrade" -> new StatusView("is-busy", "ti-progress", "Upgrading");
            case "pending-rollback" -> new StatusView("is-busy", "ti-progress", "Rolling back");
            default -> new StatusView("is-mute", "ti-help-circle", "Unknown");
        };
    }
}
