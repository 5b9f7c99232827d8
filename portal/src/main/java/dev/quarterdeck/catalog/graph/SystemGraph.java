package dev.quarterdeck.catalog.graph;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.quarterdeck.catalog.graph.EntityGraph.Edge;
import dev.quarterdeck.catalog.graph.EntityGraph.Node;
import dev.quarterdeck.platform.EntityRef;
import java.util.LinkedHashMap;
import java.util.List;

/** Draws the entities of a system as one, but for the one in focus. */
final class SystemGraph {

    private SystemGraph() {}

    static EntityGraph of(EntityGraph graph) {
        var places = graph.nodes().stream().collect(toMap(Node::ref, node -> place(graph.focus(), node)));
        var nodes = graph.nodes().stream()
                .collect(groupingBy(node -> place(graph.focus(), node), LinkedHashMap::new, toList()))
                .entrySet()
                .stream()
                .map(entry -> node(entry.getKey(), entry.getValue()))
                .toList();
        var edges = graph.edges().stream()
                .map(edge -> new Edge(
                        places.getOrDefault(edge.from(), edge.from()),
                        places.getOrDefault(edge.to(), edge.to()),
                        edge.type()))
                .filter(edge -> !edge.from().equals(edge.to()))
                .distinct()
                .toList();
        return new EntityGraph(graph.focus(), nodes, edges, graph.complete());
    }

    private static EntityRef place(EntityRef focus, Node node) {
        return node.system() == null || node.ref().equals(focus) ? node.ref() : node.system();
    }

    private static Node node(EntityRef place, List<Node> nodes) {
        var first = nodes.getFirst();
        return first.ref().equals(place) ? first : new Node(place, null, null, null, nodes.size(), true);
    }
}
