package dev.quarterdeck.catalog.graph;

import dev.quarterdeck.catalog.graph.EntityGraph.Edge;
import dev.quarterdeck.catalog.graph.EntityGraph.Node;
import java.util.List;

/** A graph with a place for everything, in pixels from the upper left corner. */
public record Drawing(int width, int height, List<Box> boxes, List<Line> lines) {

    public Drawing {
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
    }

    /** All have the same size. */
    public record Box(Node node, int x, int y) {

        public static final int WIDTH = 190;
        public static final int HEIGHT = 42;

        private static final int LETTERS = 24;

        /** As much of the label as fits. */
        public String label() {
            var label = node.label();
            return label.codePointCount(0, label.length()) <= LETTERS
                    ? label
                    : label.substring(0, label.offsetByCodePoints(0, LETTERS - 1)) + "…";
        }
    }

    /** @param path as SVG writes it */
    public record Line(Edge edge, String path) {}
}
