package dev.quarterdeck.catalog.graph;

import dev.quarterdeck.platform.EntityRef;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is around an entity, to be drawn. */
@Component
public class EntityGraphs {

    private final GraphQuery query;

    EntityGraphs(GraphQuery query) {
        this.query = query;
    }

    /** Of a system or domain what it is made of, and what is around that. */
    @Transactional(readOnly = true)
    public EntityGraph around(EntityRef focus, GraphFilter filter) {
        var graph = query.around(focus, filter);
        return filter.drawsSystems() ? SystemGraph.of(graph) : graph;
    }

    public Drawing draw(EntityGraph graph) {
        return LayeredLayout.of(graph);
    }
}
