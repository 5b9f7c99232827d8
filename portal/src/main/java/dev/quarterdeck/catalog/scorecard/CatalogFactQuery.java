package dev.quarterdeck.catalog.scorecard;

import static org.jooq.impl.DSL.val;

import dev.quarterdeck.platform.EntityRef;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What descriptors, docs and relations say. */
@Repository
class CatalogFactQuery implements FactSource {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private static final String FACTS = """
            select e.ref, e.description, e.type, e.lifecycle, e.system_ref as system, e.file || ':' || e.line as place,
                    cardinality(e.tags) as tags,
                    coalesce(e.descriptor #> '{metadata,annotations}', '{}')::text as annotations,
                    (select count(*) from jsonb_path_query(e.descriptor, '$.metadata.links[*]')) as links,
                    coalesce(e.descriptor #>> '{metadata,annotations,quarterdeck.dev/runbook}',
                        (select link ->> 'url' from jsonb_path_query(e.descriptor, '$.metadata.links[*]') link
                         where link ->> 'title' ilike '%runbook%' or link ->> 'type' = 'runbook' limit 1)) as runbook,
                    (select o.ref from entity o where o.ref = e.owner_ref and o.orphaned_at is null) as owner,
                    (select string_agg(r.target_ref, ', ') from entity_relation r
                     where r.source_ref = e.ref and r.type = 'onCallBy') as on_call,
                    (select count(*) from entity_relation r
                     where r.source_ref = e.ref and r.type = 'dependsOn') as dependencies,
                    (select count(*) from entity_relation r
                     where r.source_ref = e.ref and r.type = 'providesApi') as apis,
                    (select count(*) from catalog_problem p where p.ref = e.ref) as problems,
                    (select count(*) from doc_page d where d.ref = e.ref) as pages,
                    (select extract(day from {1} - max(d.updated_at))::int from doc_page d where d.ref = e.ref)
                        as docs_age
            from entity e where e.ref = any({0})
            """;

    private final DSLContext db;
    private final JsonMapper json;
    private final Clock clock;

    CatalogFactQuery(DSLContext db, JsonMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Map<EntityRef, List<Fact>> factsOf(Collection<EntityRef> entities) {
        var refs = entities.stream().map(EntityRef::toString).toArray(String[]::new);
        return db.fetch(FACTS, val(refs), val(clock.instant().atOffset(ZoneOffset.UTC)))
                .intoMap(row -> EntityRef.of(row.get("ref", String.class)), this::facts);
    }

    private List<Fact> facts(Record row) {
        var place = row.get("place", String.class);
        var facts = new ArrayList<Fact>();
        for (var name : List.of("description", "type", "lifecycle", "system", "tags", "links", "runbook")) {
            facts.add(new Fact(name, row.get(name, String.class), place));
        }
        facts.add(new Fact("owner", row.get("owner", String.class), "spec.owner, " + place));
        facts.add(new Fact("on-call", row.get("on_call", String.class), "spec.owners, " + place));
        facts.add(new Fact("dependencies", row.get("dependencies", String.class), "relations in the catalog"));
        facts.add(new Fact("apis", row.get("apis", String.class), "relations in the catalog"));
        facts.add(new Fact("problems", row.get("problems", String.class), "the catalog's sources"));
        facts.add(new Fact("docs.pages", row.get("pages", String.class), "markdown beside " + place));
        facts.add(new Fact("docs.age-days", row.get("docs_age", String.class), "markdown beside " + place));
        json.readValue(row.get("annotations", String.class), TEXTS)
                .forEach((name, value) -> facts.add(new Fact("annotation." + name, value, place)));
        return facts;
    }
}
