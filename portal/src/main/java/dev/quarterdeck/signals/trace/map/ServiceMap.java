package dev.quarterdeck.signals.trace.map;

import dev.quarterdeck.catalog.graph.EntityGraph.Node;
import dev.quarterdeck.platform.EntityRef;
import java.util.List;
import java.util.Map;

/**
 * Who called whom in some time, and how that differs from what the catalog declares.
 *
 * @param flows what was measured, by who called
 * @param unseen what is declared of components that were seen, and nobody saw
 * @param nodes everything that either of these names
 */
public record ServiceMap(List<Flow> flows, List<Need> unseen, Map<EntityRef, Node> nodes) {

    public ServiceMap {
        flows = List.copyOf(flows);
        unseen = List.copyOf(unseen);
        nodes = Map.copyOf(nodes);
    }

    /** How the line between two is drawn. */
    public String look(EntityRef from, EntityRef to) {
        var need = new Need(from, to);
        if (unseen.contains(need)) {
            return "async soft";
        }
        return undeclared().stream().anyMatch(flow -> flow.need().equals(need)) ? "hot" : "";
    }

    public List<Flow> undeclared() {
        return flows.stream().filter(Flow::isMissing).toList();
    }
}
