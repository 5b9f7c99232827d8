package dev.quarterdeck.workloads.cluster.gitops.web;

import dev.quarterdeck.workloads.cluster.gitops.ApplicationDetail;
import dev.quarterdeck.workloads.cluster.gitops.ApplicationVerb;
import java.util.List;

/** One Application of Argo CD. */
public record ApplicationPage(ApplicationDetail detail) {

    public String path() {
        return "/clusters/%s/applications/%s/%s"
                .formatted(
                        detail.cluster(),
                        detail.object().namespace(),
                        detail.object().name());
    }

    public boolean stale() {
        return detail.standing().problem() != null;
    }

    /** When the last operation that is shown had begun; empty for none. */
    public String seen() {
        var application = detail.application();
        return application == null || application.operation() == null
                ? ""
                : application.operation().begun();
    }

    public List<ApplicationVerbView> verbs() {
        var application = detail.application();
        return application == null
                ? List.of()
                : ApplicationVerb.offered(application).stream()
                        .map(ApplicationVerbView::of)
                        .toList();
    }

    /** Whether Argo CD would refuse to roll back, for it syncs by itself. */
    public boolean automated() {
        var application = detail.application();
        return application != null && application.automation() != null;
    }
}
