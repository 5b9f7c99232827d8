package dev.quarterdeck.workloads.cluster.web;

import dev.quarterdeck.workloads.cluster.ObjectDetail;
import dev.quarterdeck.workloads.cluster.Verb;
import java.util.List;

/**
 * One object of a cluster.
 *
 * @param old whether revisions that run nothing are shown
 * @param whole whether its YAML says who manages which field
 */
public record ObjectPage(ObjectDetail detail, boolean old, boolean whole) {

    public String path() {
        return ObjectPath.of(detail.cluster(), detail.object().id());
    }

    public boolean stale() {
        return detail.standing().problem() != null;
    }

    public HealthView health() {
        return HealthView.of(detail.health(), stale());
    }

    /** What is offered; nothing on what the portal itself keeps as it is. */
    public List<VerbView> verbs() {
        return detail.keeper() == null
                ? Verb.offered(detail.object()).stream()
                        .map(verb -> VerbView.of(verb, detail.object()))
                        .toList()
                : List.of();
    }
}
