package dev.quarterdeck.catalog.graph;

import dev.quarterdeck.catalog.graph.Drawing.Box;
import dev.quarterdeck.catalog.graph.Drawing.Line;
import dev.quarterdeck.platform.EntityRef;
import java.util.HashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Puts what needs to the left of what is needed, by Eclipse ELK's layered layout. */
final class LayeredLayout {

    static {
        LayoutMetaDataService.getInstance()
                .registerLayoutMetaDataProviders(new CoreOptions(), new LayeredMetaDataProvider());
    }

    private LayeredLayout() {}

    static Drawing of(EntityGraph graph) {
        var root = ElkGraphUtil.createGraph();
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
        root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(CoreOptions.PADDING, new ElkPadding(4));
        root.setProperty(CoreOptions.SPACING_NODE_NODE, 18.0);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 48.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 12.0);
        var places = new HashMap<EntityRef, ElkNode>();
        graph.nodes().forEach(node -> {
            var place = ElkGraphUtil.createNode(root);
            place.setDimensions(Box.WIDTH, Box.HEIGHT);
            places.put(node.ref(), place);
        });
        graph.edges().forEach(edge -> ElkGraphUtil.createSimpleEdge(places.get(edge.from()), places.get(edge.to())));
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        // ELK keeps both in the order in which they were made
        return new Drawing(
                (int) Math.ceil(root.getWidth()),
                (int) Math.ceil(root.getHeight()),
                IntStream.range(0, graph.nodes().size())
                        .mapToObj(i ->
                                box(graph.nodes().get(i), root.getChildren().get(i)))
                        .toList(),
                IntStream.range(0, graph.edges().size())
                        .mapToObj(i -> new Line(
                                graph.edges().get(i),
                                path(root.getContainedEdges().get(i))))
                        .toList());
    }

    private static Box box(EntityGraph.Node node, ElkNode place) {
        return new Box(node, (int) place.getX(), (int) place.getY());
    }

    private static String path(ElkEdge edge) {
        var path = new StringBuilder();
        for (ElkEdgeSection section : edge.getSections()) {
            path.append("M%.0f %.0f".formatted(section.getStartX(), section.getStartY()));
            Stream.concat(
                            section.getBendPoints().stream()
                                    .map(bend -> "L%.0f %.0f".formatted(bend.getX(), bend.getY())),
                            Stream.of("L%.0f %.0f".formatted(section.getEndX(), section.getEndY())))
                    .forEach(path::append);
        }
        return path.toString();
    }
}
