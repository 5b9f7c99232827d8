package dev.quarterdeck.catalog.api;

import static dev.quarterdeck.db.Tables.API_CHANGE;
import static dev.quarterdeck.db.Tables.ENTITY;
import static dev.quarterdeck.db.Tables.ENTITY_RELATION;
import static dev.quarterdeck.db.Tables.ENTITY_VERSION;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import dev.quarterdeck.catalog.AsOf;
import dev.quarterdeck.catalog.RelationType;
import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ApiChangeRepository {

    private static final TypeReference<List<ChangedEndpoint>> ENDPOINTS = new TypeReference<>() {};

    private static final Field<String> TYPE = field("lower({0})", String.class, ENTITY.TYPE);
    private static final Field<String> DEFINITION =
            field("{0} #>> '{spec,definition}'", String.class, ENTITY.DESCRIPTOR);

    /** Versions whose next one is not compared with them yet. */
    private static final String PENDING = """
            select v.ref, v.version as from_version, n.version as to_version,
                   v.descriptor #>> '{spec,definition}' as before, n.descriptor #>> '{spec,definition}' as after
            from entity_version v
            join lateral (
                select e.version, e.descriptor from entity e where e.ref = v.ref and e.version = v.version + 1
                union all
                select o.version, o.descriptor from entity_version o where o.ref = v.ref and o.version = v.version + 1
            ) n on true
            where v.kind = 'api' and lower(v.type) = 'openapi'
              and not exists (select from api_change c where c.ref = v.ref and c.to_version = n.version)
            order by v.ref, v.version
            limit {0}
            """;

    private final DSLContext db;
    private final JsonMapper json;

    ApiChangeRepository(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** Empty if the entity is not there or is no API. */
    Optional<ApiDefinition> definition(String ref, @Nullable Instant at) {
        return db.with(AsOf.tables(at))
                .select(TYPE, coalesce(DEFINITION, inline("")))
                .from(ENTITY)
                .where(ENTITY.REF.eq(ref))
                .and(ENTITY.KIND.eq("api"))
                .fetchOptional(mapping(ApiDefinition::new));
    }

    /** A definition as it was. */
    Optional<String> definition(String ref, int version) {
        return db.select(DEFINITION)
                .from(ENTITY)
                .where(ENTITY.REF.eq(ref))
                .and(ENTITY.VERSION.eq(version))
                .unionAll(db.select(field("{0} #>> '{spec,definition}'", String.class, ENTITY_VERSION.DESCRIPTOR))
                        .from(ENTITY_VERSION)
                        .where(ENTITY_VERSION.REF.eq(ref))
                        .and(ENTITY_VERSION.VERSION.eq(version)))
                .fetchOptional(definition -> definition.value1());
    }

    record Pending(
            String ref,
            int from,
            int to,
            @Nullable String before,
            @Nullable String after) {}

    List<Pending> pending(int limit) {
        return db.resultQuery(PENDING, val(limit))
                .fetch(row -> new Pending(
                        row.get("ref", String.class),
                        row.get("from_version", int.class),
                        row.get("to_version", int.class),
                        row.get("before", String.class),
                        row.get("after", String.class)));
    }

    /** Keeps the first comparison, which two portals may make at once. */
    void add(Pending pending, ApiDiff diff, Instant at) {
        db.insertInto(API_CHANGE)
                .set(API_CHANGE.REF, pending.ref())
                .set(API_CHANGE.FROM_VERSION, pending.from())
                .set(API_CHANGE.TO_VERSION, pending.to())
                .set(API_CHANGE.VERDICT, diff.verdict().word())
                .set(API_CHANGE.ENDPOINTS, JSONB.jsonb(json.writeValueAsString(diff.endpoints())))
                .set(API_CHANGE.DETAILS, diff.details())
                .set(API_CHANGE.COMPARED_AT, at)
                .onConflictDoNothing()
                .execute();
    }

    /** Those that changed something, the newest first. */
    List<ApiChange> changes(String ref, int limit) {
        return db.select(
                        API_CHANGE.FROM_VERSION,
                        API_CHANGE.TO_VERSION,
                        coalesce(ENTITY.UPDATED_AT, ENTITY_VERSION.UPDATED_AT, API_CHANGE.COMPARED_AT),
                        coalesce(ENTITY.CHANGED_BY, ENTITY_VERSION.CHANGED_BY, inline("")),
                        row(
                                        API_CHANGE.VERDICT.convertFrom(ApiVerdict::of),
                                        API_CHANGE.ENDPOINTS.convertFrom(this::endpoints),
                                        API_CHANGE.DETAILS)
                                .mapping(ApiDiff::new))
                .from(API_CHANGE)
                .leftJoin(ENTITY)
                .on(ENTITY.REF.eq(API_CHANGE.REF))
                .and(ENTITY.VERSION.eq(API_CHANGE.TO_VERSION))
                .leftJoin(ENTITY_VERSION)
                .on(ENTITY_VERSION.REF.eq(API_CHANGE.REF))
                .and(ENTITY_VERSION.VERSION.eq(API_CHANGE.TO_VERSION))
                .where(API_CHANGE.REF.eq(ref))
                .and(API_CHANGE.VERDICT.ne(ApiVerdict.SAME.word()))
                .orderBy(API_CHANGE.TO_VERSION.desc())
                .limit(limit)
                .fetch(mapping(ApiChange::new));
    }

    List<EntityRef> provided(String component, int limit) {
        return db.select(ENTITY_RELATION.TARGET_REF)
                .from(ENTITY_RELATION)
                .where(ENTITY_RELATION.SOURCE_REF.eq(component))
                .and(ENTITY_RELATION.TYPE.eq(RelationType.PROVIDES_API.word()))
                .orderBy(ENTITY_RELATION.TARGET_REF)
                .limit(limit)
                .fetch(row -> EntityRef.of(row.value1()));
    }

    private List<ChangedEndpoint> endpoints(JSONB text) {
        return json.readValue(text.data(), ENDPOINTS);
    }
}
