package dev.quarterdeck.signals.trace.map;

import static java.util.stream.Collectors.groupingBy;

import dev.quarterdeck.catalog.RelationType;
import dev.quarterdeck.catalog.graph.Drawing;
import dev.quarterdeck.catalog.graph.EntityGraph;
import dev.quarterdeck.catalog.graph.EntityGraph.Edge;
import dev.quarterdeck.catalog.graph.EntityGraphs;
import dev.quarterdeck.connector.trace.Call;
import dev.quarterdeck.platform.EntityRef;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Holds calls against the catalog. */
@Component
public class ServiceMaps {

    private static final String DATABASE = "database";

    private final DeclaredQuery declared;
    private final EntityGraphs graphs;

    ServiceMaps(DeclaredQuery declared, EntityGraphs graphs) {
        this.declared = declared;
        this.graphs = graphs;
    }

    @Transactional(readOnly = true)
    public ServiceMap of(List<Call> calls) {
        var seen = new TreeSet<EntityRef>();
        calls.forEach(call -> {
            seen.add(EntityRef.component(call.caller()));
            if (call.target() == Call.Target.SERVICE) {
                seen.add(EntityRef.component(call.callee()));
            }
        });
        var needs = declared.needs(seen);
        var all = new HashSet<EntityRef>(seen);
        needs.forEach(need -> all.add(need.to()));
        var nodes = new LinkedHashMap<>(declared.nodes(all));
        var databases = databases(needs, nodes);
        var flows = calls.stream().map(call -> flow(call, needs, databases)).toList();
        var measured = new HashSet<Need>();
        flows.forEach(flow -> {
            measured.add(flow.need());
            nodes.computeIfAbsent(flow.need().to(), to -> new EntityGraph.Node(to, null, null, null, 1, false));
        });
        var unseen = needs.stream()
                .filter(need -> !measured.contains(need) && couldBeSeen(need.to(), nodes))
                .toList();
        nodes.keySet().retainAll(named(flows, unseen));
        return new ServiceMap(flows, unseen, nodes);
    }

    /** By component the database that it declares: spans do not know what the catalog calls it. None if there are more. */
    private static Map<EntityRef, EntityRef> databases(List<Need> needs, Map<EntityRef, EntityGraph.Node> nodes) {
        var databases = new LinkedHashMap<EntityRef, EntityRef>();
        needs.stream()
                .filter(need -> isDatabase(need.to(), nodes))
                .collect(groupingBy(Need::from))
                .forEach((component, its) -> {
                    if (its.size() == 1) {
                        databases.put(component, its.getFirst().to());
                    }
                });
        return databases;
    }

    private static boolean isDatabase(EntityRef ref, Map<EntityRef, EntityGraph.Node> nodes) {
        var node = nodes.get(ref);
        return ref.kind().equals("resource") && node != null && DATABASE.equals(node.type());
    }

    private static boolean couldBeSeen(EntityRef ref, Map<EntityRef, EntityGraph.Node> nodes) {
        return ref.kind().equals("component") || isDatabase(ref, nodes);
    }

    private static Flow flow(Call call, List<Need> needs, Map<EntityRef, EntityRef> databases) {
        var from = EntityRef.component(call.caller());
        var to = switch (call.target()) {
            case SERVICE -> EntityRef.component(call.callee());
            case DATABASE ->
                databases.getOrDefault(from, new EntityRef("resource", EntityRef.DEFAULT_NAMESPACE, call.callee()));
            case OUTSIDE -> new EntityRef("outside", EntityRef.DEFAULT_NAMESPACE, call.callee());
        };
        var need = new Need(from, to);
        return new Flow(need, call, needs.contains(need));
    }

    private static Set<EntityRef> named(List<Flow> flows, List<Need> unseen) {
        var named = new HashSet<EntityRef>();
        Stream.concat(flows.stream().map(Flow::need), unseen.stream()).forEach(need -> {
            named.add(need.from());
            named.add(need.to());
        });
        return named;
    }

    /** As the catalog draws its graphs. */
    public Drawing draw(ServiceMap map) {
        var edges = Stream.concat(map.flows().stream().map(Flow::need), map.unseen().stream())
                .filter(need -> !need.from().equals(need.to()))
                .distinct()
                .map(need -> new Edge(need.from(), need.to(), RelationType.DEPENDS_ON))
                .toList();
        var nodes = map.nodes().values().stream()
                .sorted((one, other) -> one.ref().compareTo(other.ref()))
                .toList();
        var focus =
                nodes.isEmpty() ? EntityRef.component("none") : nodes.getFirst().ref();
        return graphs.draw(new EntityGraph(focus, nodes, edges, true));
    }
}
