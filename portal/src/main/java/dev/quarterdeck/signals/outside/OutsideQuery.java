package dev.quarterdeck.signals.outside;

import static dev.quarterdeck.db.Tables.ENTITY;
import static dev.quarterdeck.db.Tables.RELEASE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;

import dev.quarterdeck.platform.EntityRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

@Repository
class OutsideQuery {

    private final DSLContext db;

    OutsideQuery(DSLContext db) {
        this.db = db;
    }

    /** Components that say themselves where their measurements are, with what they say. */
    Map<EntityRef, Annotations> annotated() {
        var labels = annotation(Annotations.LABELS);
        var connection = annotation(Annotations.CONNECTION);
        var found = new HashMap<EntityRef, Annotations>();
        db.select(ENTITY.REF, labels, connection)
                .from(ENTITY)
                .where(ENTITY.KIND.eq("component"))
                .and(condition(
                        "{0} #> '{metadata,annotations}' is not null and ({1} is not null or {2} is not null)",
                        ENTITY.DESCRIPTOR, labels, connection))
                .orderBy(ENTITY.REF)
                .forEach(row -> found.put(EntityRef.of(row.value1()), new Annotations(row.value2(), row.value3())));
        return found;
    }

    private static Field<String> annotation(String name) {
        return field("{0} #>> array['metadata', 'annotations', {1}]", String.class, ENTITY.DESCRIPTOR, name);
    }

    /** Those that the catalog has. */
    Set<EntityRef> known(Collection<EntityRef> components) {
        return db
                .select(ENTITY.REF)
                .from(ENTITY)
                .where(ENTITY.REF.eq(
                        any(components.stream().map(EntityRef::toString).toArray(String[]::new))))
                .fetch(row -> EntityRef.of(row.value1()))
                .stream()
                .collect(Collectors.toSet());
    }

    /** Of a component, by version. */
    Map<String, Long> releases(EntityRef component, Collection<String> versions) {
        return db.select(RELEASE.VERSION, RELEASE.ID)
                .from(RELEASE)
                .where(RELEASE.COMPONENT.eq(component.toString()))
                .and(RELEASE.VERSION.eq(any(versions.toArray(String[]::new))))
                .fetchMap(RELEASE.VERSION, RELEASE.ID);
    }
}
