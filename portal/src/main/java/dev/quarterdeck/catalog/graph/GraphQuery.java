package dev.quarterdeck.catalog.graph;

import static dev.quarterdeck.db.Tables.ENTITY;
import static dev.quarterdeck.db.Tables.ENTITY_RELATION;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.asterisk;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.quarterdeck.catalog.AsOf;
import dev.quarterdeck.catalog.RelationType;
import dev.quarterdeck.catalog.graph.EntityGraph.Edge;
import dev.quarterdeck.catalog.graph.EntityGraph.Node;
import dev.quarterdeck.catalog.graph.GraphFilter.Direction;
import dev.quarterdeck.platform.EntityRef;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Goes from entity to entity, one statement for each step. */
@Repository
class GraphQuery {

    /** More than these nobody could look at. */
    private static final int MOST = 500;

    private static final String PARTS = """
            with recursive part(ref) as (
                select {0}::text
                union
                select r.source_ref from part join entity_relation r on r.target_ref = part.ref and r.type = 'partOf'
            )
            select ref from part where ref not like 'system:%' and ref not like 'domain:%' order by ref limit {1}
            """;

    private final DSLContext db;

    GraphQuery(DSLContext db) {
        this.db = db;
    }

    EntityGraph around(EntityRef focus, GraphFilter filter) {
        var start = parts(focus, filter);
        var nodes = new LinkedHashSet<>(start);
        var edges = new LinkedHashSet<Edge>();
        var frontier = start;
        var complete = true;
        for (var step = 0; step < filter.steps() && !frontier.isEmpty(); step++) {
            var reached = new LinkedHashSet<EntityRef>();
            for (var edge : edges(frontier, filter)) {
                edges.add(edge);
                reached.add(edge.from());
                reached.add(edge.to());
            }
            reached.removeAll(nodes);
            complete &= nodes.size() + reached.size() <= MOST;
            frontier = reached.stream().limit(MOST - nodes.size()).toList();
            nodes.addAll(frontier);
        }
        return new EntityGraph(
                focus,
                List.copyOf(described(nodes, filter).values()),
                edges.stream()
                        .filter(edge -> nodes.contains(edge.from()) && nodes.contains(edge.to()))
                        .toList(),
                complete);
    }

    /** What a system or domain is made of, through systems in domains; of any other entity itself. */
    private List<EntityRef> parts(EntityRef whole, GraphFilter filter) {
        if (!Set.of("system", "domain").contains(whole.kind())) {
            return List.of(whole);
        }
        return db.with(AsOf.tables(filter.moment()))
                .select(asterisk())
                .from(table("(" + PARTS + ")", val(whole.toString()), val(MOST)).as("parts"))
                .fetch(row -> EntityRef.of(row.get("ref", String.class)));
    }

    private List<Edge> edges(Collection<EntityRef> around, GraphFilter filter) {
        var refs = around.stream().map(EntityRef::toString).toArray(String[]::new);
        return db.with(AsOf.tables(filter.moment()))
                .select(ENTITY_RELATION.SOURCE_REF, ENTITY_RELATION.TYPE, ENTITY_RELATION.TARGET_REF)
                .from(ENTITY_RELATION)
                .where(ENTITY_RELATION.TYPE.in(
                        filter.types().stream().map(RelationType::word).toList()))
                .and(touches(refs, filter.way()))
                .orderBy(ENTITY_RELATION.SOURCE_REF, ENTITY_RELATION.TARGET_REF)
                .limit(MOST * MOST)
                .fetch(row -> new Edge(
                        EntityRef.of(row.value1()), EntityRef.of(row.value3()), RelationType.of(row.value2())));
    }

    private static Condition touches(String[] refs, Direction direction) {
        var uses = ENTITY_RELATION.SOURCE_REF.eq(any(refs));
        var users = ENTITY_RELATION.TARGET_REF.eq(any(refs));
        return switch (direction) {
            case USES -> uses;
            case USERS -> users;
            case BOTH -> uses.or(users);
        };
    }

    private Map<EntityRef, Node> described(Collection<EntityRef> refs, GraphFilter filter) {
        var known = db.with(AsOf.tables(filter.moment()))
                .select(ENTITY.REF, ENTITY.TITLE, ENTITY.TYPE, ENTITY.SYSTEM_REF)
                .from(ENTITY)
                .where(ENTITY.REF.eq(any(refs.stream().map(EntityRef::toString).toArray(String[]::new))))
                .fetchMap(
                        row -> EntityRef.of(row.value1()),
                        row -> new Node(
                                EntityRef.of(row.value1()),
                                row.value2(),
                                row.value3(),
                                EntityRef.ofNullable(row.value4()),
                                1,
                                true));
        var all = new LinkedHashMap<EntityRef, Node>();
        refs.forEach(ref -> all.put(ref, known.getOrDefault(ref, new Node(ref, null, null, null, 1, false))));
        return all;
    }
}
