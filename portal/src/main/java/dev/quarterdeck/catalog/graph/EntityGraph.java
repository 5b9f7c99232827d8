package dev.quarterdeck.catalog.graph;

import dev.quarterdeck.catalog.RelationType;
import dev.quarterdeck.platform.EntityRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entities around one, and how they stand to each other.
 *
 * @param complete whether there were no more than can be drawn
 */
public record EntityGraph(EntityRef focus, List<Node> nodes, List<Edge> edges, boolean complete) {

    public EntityGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /**
     * @param entities that it stands for; more than one if a system is drawn as one
     * @param known whether anything describes it
     */
    public record Node(
            EntityRef ref,
            @Nullable String title,
            @Nullable String type,
            @Nullable EntityRef system,
            int entities,
            boolean known) {

        /** What to call it on screen. */
        public String label() {
            return title == null ? ref.name() : title;
        }

        /** What stands below that. */
        public String sort() {
            if (!known) {
                return "nothing describes it";
            }
            return entities > 1 ? "%d entities".formatted(entities) : type == null ? ref.kind() : type;
        }
    }

    /** From what needs to what is needed. */
    public record Edge(EntityRef from, EntityRef to, RelationType type) {}
}
