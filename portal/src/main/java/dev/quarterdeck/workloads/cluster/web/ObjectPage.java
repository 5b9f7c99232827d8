package dev.quarterdeck.workloads.cluster.web;

import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.workloads.cluster.ObjectDetail;
import dev.quarterdeck.workloads.cluster.Verb;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One object of a cluster.
 *
 * @param old whether revisions that run nothing are shown
 * @param whole whether its YAML says who manages which field
 */
public record ObjectPage(ObjectDetail detail, boolean old, boolean whole) {

    private static final Set<Kind> FORWARDED =
            Set.of(Kind.POD, Kind.DEPLOYMENT, Kind.STATEFUL_SET, Kind.REPLICA_SET, Kind.SERVICE);

    /** Below, a port is not anybody's to open: 80 is offered as 8080. */
    private static final int UNPRIVILEGED = 1024;

    private static final int OWN_PORTS = 8000;

    public String path() {
        return ObjectPath.of(detail.cluster(), detail.object().id());
    }

    public boolean stale() {
        return detail.standing().problem() != null;
    }

    public HealthView health() {
        return HealthView.of(detail.health(), stale());
    }

    /** By which somebody who may reaches it from a machine of theirs, for each port that it has. */
    public List<String> forwards() {
        var id = detail.object().id();
        var described = detail.description();
        return described == null || !FORWARDED.contains(id.kind())
                ? List.of()
                : described.ports().stream()
                        .map(port -> "kubectl -n %s port-forward %s/%s %d:%d"
                                .formatted(
                                        id.namespace(),
                                        id.kind().word().toLowerCase(Locale.ROOT),
                                        id.name(),
                                        port < UNPRIVILEGED ? port + OWN_PORTS : port,
                                        port))
                        .toList();
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
