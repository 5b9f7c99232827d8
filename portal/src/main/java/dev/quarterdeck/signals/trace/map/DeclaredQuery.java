package dev.quarterdeck.signals.trace.map;

import static dev.quarterdeck.db.Tables.ENTITY;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.val;

import dev.quarterdeck.catalog.graph.EntityGraph.Node;
import dev.quarterdeck.platform.EntityRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What the catalog says of components that were seen, and of what these need. */
@Repository
class DeclaredQuery {

    private static final String NEEDS = """
            select source_ref as source, target_ref as target from entity_relation
            where type = 'dependsOn' and source_ref = any({0})
            union
            select c.source_ref, p.source_ref
            from entity_relation c join entity_relation p on p.target_ref = c.target_ref and p.type = 'providesApi'
            where c.type = 'consumesApi' and c.source_ref = any({0})
            order by 1, 2
            """;

    private final DSLContext db;

    DeclaredQuery(DSLContext db) {
        this.db = db;
    }

    /** Also through an API, by who provides it. */
    List<Need> needs(Collection<EntityRef> of) {
        return db.resultQuery(NEEDS, val(texts(of)))
                .fetch(row -> new Need(
                        EntityRef.of(row.get("source", String.class)), EntityRef.of(row.get("target", String.class))));
    }

    /** Each as it is described; what nothing describes is a node too, and says so. */
    Map<EntityRef, Node> nodes(Collection<EntityRef> refs) {
        var nodes = new HashMap<EntityRef, Node>();
        refs.forEach(ref -> nodes.put(ref, new Node(ref, null, null, null, 1, false)));
        db.select(ENTITY.REF, ENTITY.TITLE, ENTITY.TYPE, ENTITY.SYSTEM_REF)
                .from(ENTITY)
                .where(ENTITY.REF.eq(any(texts(refs))))
                .forEach(row -> {
                    var ref = EntityRef.of(row.value1());
                    nodes.put(
                            ref,
                            new Node(ref, row.value2(), row.value3(), EntityRef.ofNullable(row.value4()), 1, true));
                });
        return nodes;
    }

    private static String[] texts(Collection<EntityRef> refs) {
        return refs.stream().map(EntityRef::toString).toArray(String[]::new);
    }
}
