package dev.quarterdeck.signals.dashboard.ready;

import static dev.quarterdeck.db.Tables.ENTITY;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import dev.quarterdeck.platform.EntityRef;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.springframework.stereotype.Repository;

/** Domains of the catalog: a platform each, with what its descriptors say of limits. */
@Repository
class DomainQuery {

    private static final int MOST_COMPONENTS = 500;
    private static final String PREFIX = "quarterdeck.dev/";

    private final DSLContext db;

    DomainQuery(DSLContext db) {
        this.db = db;
    }

    /** Of its systems. */
    List<EntityRef> components(EntityRef domain) {
        return db.select(ENTITY.REF)
                .from(ENTITY)
                .where(ENTITY.KIND.eq("component"))
                .and(ENTITY.SYSTEM_REF.in(systems(domain)))
                .orderBy(ENTITY.REF)
                .limit(MOST_COMPONENTS)
                .fetch(row -> EntityRef.of(row.value1()));
    }

    private static Select<Record1<String>> systems(EntityRef domain) {
        return select(ENTITY.REF).from(ENTITY).where(ENTITY.KIND.eq("system")).and(isIn(domain));
    }

    /** As descriptors name it: alone within its namespace, or in full. */
    private static Condition isIn(EntityRef domain) {
        var named = lower(field("{0} #>> '{spec,domain}'", String.class, ENTITY.DESCRIPTOR));
        var path = domain.namespace() + "/" + domain.name();
        return named.in(path, "domain:" + path)
                .or(named.in(domain.name(), "domain:" + domain.name()).and(ENTITY.NAMESPACE.eq(domain.namespace())));
    }

    /** Annotations of the domain, its systems and their components that begin with {@code slo-} or {@code alert-}. */
    List<Map.Entry<String, String>> said(EntityRef domain) {
        var key = field("said.key", String.class);
        var value = field("said.value", String.class);
        return db.select(key, value)
                .from(
                        ENTITY,
                        table(
                                "lateral jsonb_each_text(coalesce({0} #> '{metadata,annotations}', '{}')) as said (key, value)",
                                ENTITY.DESCRIPTOR))
                .where(ENTITY.REF
                        .eq(domain.toString())
                        .or(ENTITY.REF.in(systems(domain)))
                        .or(ENTITY.SYSTEM_REF.in(systems(domain))))
                .and(key.startsWith(inline(PREFIX + "slo-")).or(key.startsWith(inline(PREFIX + "alert-"))))
                .orderBy(ENTITY.REF, key)
                .limit(MOST_COMPONENTS)
                .fetch(row -> Map.entry(row.value1().substring(PREFIX.length()), row.value2()));
    }
}
