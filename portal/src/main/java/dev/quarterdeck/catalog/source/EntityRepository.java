package dev.quarterdeck.catalog.source;

import static dev.quarterdeck.db.Tables.ENTITY;
import static dev.quarterdeck.db.Tables.ENTITY_RELATION;
import static java.util.stream.Collectors.toMap;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.all;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.quarterdeck.catalog.descriptor.Descriptor;
import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Writes entities many at a time: one statement takes a set of rows as one JSON array. */
@Repository
class EntityRepository {

    private static final String RELATIONS = """
            select coalesce(jsonb_agg(jsonb_build_object('source_ref', source_ref, 'type', type,
                    'target_ref', target_ref, 'field', field, 'line', line)), '[]')
            from entity_relation where declared_by = e.ref""";

    /** What an entity was until {@code {2}}. */
    private static final String KEEP = """
            insert into entity_version (ref, version, kind, namespace, name, title, description, type, lifecycle,
                    owner_ref, system_ref, tags, descriptor, source_id, file, line, yaml, digest, updated_at,
                    search_text, changed_by, source_state, orphaned_at, relations, replaced_at, removed_by)
            select e.ref, e.version, e.kind, e.namespace, e.name, e.title, e.description, e.type, e.lifecycle,
                    e.owner_ref, e.system_ref, e.tags, e.descriptor, e.source_id, e.file, e.line, e.yaml, e.digest,
                    e.updated_at, e.search_text, e.changed_by, e.source_state, e.orphaned_at, (%s), {2}, %s
            from entity e
            """;

    /** An orphan is whose source describes it next. */
    private static final String PUT = """
            with r as materialized (
                select * from jsonb_to_recordset({0}) as r(ref text, kind text, namespace text, name text, title text,
                        description text, type text, lifecycle text, owner_ref text, system_ref text, tags text[],
                        descriptor jsonb, file text, line int, yaml text, digest text, search_text text)
            ), kept as (
                %s join r on r.ref = e.ref
                where e.digest <> r.digest and (e.source_id = {1} or e.orphaned_at is not null)
            )
            insert into entity (ref, kind, namespace, name, title, description, type, lifecycle, owner_ref, system_ref,
                    tags, descriptor, source_id, file, line, yaml, digest, updated_at, search_text, changed_by,
                    source_state, version)
            select r.ref, r.kind, r.namespace, r.name, r.title, r.description, r.type, r.lifecycle, r.owner_ref,
                    r.system_ref, r.tags, r.descriptor, {1}, r.file, r.line, r.yaml, r.digest, {2}, r.search_text, {3},
                    {4}, coalesce((select max(v.version) + 1 from entity_version v where v.ref = r.ref), 1)
            from r
            on conflict (ref) do update set title = excluded.title, description = excluded.description,
                    type = excluded.type, lifecycle = excluded.lifecycle, owner_ref = excluded.owner_ref,
                    system_ref = excluded.system_ref, tags = excluded.tags, descriptor = excluded.descriptor,
                    source_id = excluded.source_id, file = excluded.file, line = excluded.line, yaml = excluded.yaml,
                    digest = excluded.digest, search_text = excluded.search_text, orphaned_at = null,
                    version = entity.version + (entity.digest <> excluded.digest)::int,
                    updated_at = case when entity.digest = excluded.digest then entity.updated_at else excluded.updated_at end,
                    changed_by = case when entity.digest = excluded.digest then entity.changed_by else excluded.changed_by end,
                    source_state = case when entity.digest = excluded.digest
                            then entity.source_state else excluded.source_state end
            where (entity.source_id = excluded.source_id or entity.orphaned_at is not null)
                    and (entity.digest, entity.file, entity.line, entity.source_id, entity.orphaned_at)
                            is distinct from
                            (excluded.digest, excluded.file, excluded.line, excluded.source_id, null)
            returning entity.ref, xmax = 0 as added
            """.formatted(KEEP.formatted(RELATIONS, "null"));

    private static final String REMOVE = """
            with kept as (%s where e.ref = {0} and e.orphaned_at is not null)
            delete from entity where ref = {0} and orphaned_at is not null
            """.formatted(KEEP.formatted(RELATIONS, "{1}"));

    private static final String REMOVE_ALL = """
            with kept as (%s where e.source_id = {0})
            delete from entity where source_id = {0} returning ref
            """.formatted(KEEP.formatted(RELATIONS, "{1}"));

    private static final String PUT_RELATIONS = """
            insert into entity_relation (declared_by, source_ref, type, target_ref, field, line)
            select r.declared_by, r.source_ref, r.type, r.target_ref, r.field, r.line
            from jsonb_to_recordset({0}) as r(declared_by text, source_ref text, type text, target_ref text,
                    field text, line int)
            """;

    private final DSLContext db;

    EntityRepository(DSLContext db) {
        this.db = db;
    }

    /**
     * Adds and changes what differs, each entity at most once in {@code descriptors}.
     *
     * @return what was written by its reference, and whether it is new
     */
    Map<String, Boolean> put(SourceId source, List<Descriptor> descriptors, Change change) {
        var written = db
                .resultQuery(
                        PUT,
                        val(EntityRows.of(descriptors)),
                        val(source.value()),
                        time(change.at()),
                        val(change.actor()),
                        val(change.state(), String.class))
                .stream()
                .collect(toMap(row -> row.get("ref", String.class), row -> row.get("added", Boolean.class)));
        putRelations(descriptors.stream()
                .filter(descriptor -> written.containsKey(descriptor.ref().toString()))
                .toList());
        return written;
    }

    private void putRelations(List<Descriptor> written) {
        var refs =
                written.stream().map(descriptor -> descriptor.ref().toString()).toArray(String[]::new);
        db.deleteFrom(ENTITY_RELATION)
                .where(ENTITY_RELATION.DECLARED_BY.eq(any(refs)))
                .execute();
        db.execute(PUT_RELATIONS, val(EntityRows.relationsOf(written)));
    }

    /**
     * Which of {@code refs} something else describes already, and what: another source, or a file of this one that was
     * not read again.
     */
    Map<String, String> describedElsewhere(SourceId source, Collection<String> kept, Collection<String> refs) {
        var elsewhere = ENTITY.SOURCE_ID.ne(source.value());
        return db.select(
                        ENTITY.REF,
                        when(elsewhere, ENTITY.FILE.concat(" of another source"))
                                .otherwise(ENTITY.FILE))
                .from(ENTITY)
                .where(ENTITY.REF.eq(any(refs.toArray(String[]::new))))
                .and(elsewhere.or(ENTITY.FILE.eq(any(kept.toArray(String[]::new)))))
                .and(ENTITY.ORPHANED_AT.isNull())
                .fetchMap(Record2::value1, Record2::value2);
    }

    /** An entity and where it says that its docs are. */
    record Documented(EntityRef ref, String file, @Nullable String docs) {}

    /** What these files of a source describe, in their order. */
    List<Documented> describedIn(SourceId source, Collection<String> files) {
        return db.select(
                        ENTITY.REF.convertFrom(EntityRef::of),
                        ENTITY.FILE,
                        field(
                                "{0} #>> '{metadata,annotations,backstage.io/techdocs-ref}'",
                                String.class, ENTITY.DESCRIPTOR))
                .from(ENTITY)
                .where(ENTITY.SOURCE_ID.eq(source.value()))
                .and(ENTITY.FILE.eq(any(files.toArray(String[]::new))))
                .and(ENTITY.ORPHANED_AT.isNull())
                .orderBy(ENTITY.FILE, ENTITY.LINE)
                .fetch(mapping(Documented::new));
    }

    /**
     * Marks what a source no longer describes.
     *
     * @param refs that it describes
     * @param files with errors, in which nobody can tell what they describe
     * @return what was marked
     */
    List<String> orphanAllBut(SourceId source, Collection<String> refs, Collection<String> files, Instant at) {
        return db.update(ENTITY)
                .set(ENTITY.ORPHANED_AT, at)
                .where(ENTITY.SOURCE_ID.eq(source.value()))
                .and(ENTITY.ORPHANED_AT.isNull())
                .and(ENTITY.REF.ne(all(refs.toArray(String[]::new))))
                .and(ENTITY.FILE.ne(all(files.toArray(String[]::new))))
                .returning(ENTITY.REF)
                .fetch(ENTITY.REF);
    }

    /**
     * Removes an orphan; what it was is kept.
     *
     * @return whether there was one
     */
    boolean removeOrphan(String ref, String actor, Instant at) {
        return db.execute(REMOVE, val(ref), val(actor), time(at)) > 0;
    }

    /**
     * Removes all that a source describes or described; what it was is kept.
     *
     * @return what was removed
     */
    List<String> removeAll(SourceId source, String actor, Instant at) {
        return db.resultQuery(REMOVE_ALL, val(source.value()), val(actor), time(at))
                .fetch("ref", String.class);
    }

    private static Field<?> time(Instant at) {
        return val(at.atOffset(ZoneOffset.UTC));
    }
}
