package dev.quarterdeck.catalog.source;

import static dev.quarterdeck.db.Tables.ENTITY;
import static dev.quarterdeck.db.Tables.ENTITY_RELATION;
import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.all;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.val;

import dev.quarterdeck.catalog.descriptor.Descriptor;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Writes entities many at a time: one statement takes a set of rows as one JSON array. */
@Repository
class EntityRepository {

    private static final String PUT = """
            insert into entity (ref, kind, namespace, name, title, description, type, lifecycle, owner_ref, system_ref,
                    tags, descriptor, source_id, file, line, yaml, digest, updated_at, search_text)
            select r.ref, r.kind, r.namespace, r.name, r.title, r.description, r.type, r.lifecycle, r.owner_ref,
                    r.system_ref, r.tags, r.descriptor, {1}, r.file, r.line, r.yaml, r.digest, {2}, r.search_text
            from jsonb_to_recordset({0}) as r(ref text, kind text, namespace text, name text, title text,
                    description text, type text, lifecycle text, owner_ref text, system_ref text, tags text[],
                    descriptor jsonb, file text, line int, yaml text, digest text, search_text text)
            on conflict (ref) do update set title = excluded.title, description = excluded.description,
                    type = excluded.type, lifecycle = excluded.lifecycle, owner_ref = excluded.owner_ref,
                    system_ref = excluded.system_ref, tags = excluded.tags, descriptor = excluded.descriptor,
                    file = excluded.file, line = excluded.line, yaml = excluded.yaml, digest = excluded.digest,
                    search_text = excluded.search_text,
                    updated_at = case when entity.digest = excluded.digest
                            then entity.updated_at else excluded.updated_at end
            where entity.source_id = excluded.source_id
                    and (entity.digest, entity.file, entity.line)
                            is distinct from (excluded.digest, excluded.file, excluded.line)
            returning entity.ref, xmax = 0 as added
            """;

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
    Map<String, Boolean> put(SourceId source, List<Descriptor> descriptors, Instant at) {
        var written = db
                .resultQuery(
                        PUT, val(EntityRows.of(descriptors)), val(source.value()), val(at.atOffset(ZoneOffset.UTC)))
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

    /** Which of {@code refs} another source describes already, and in which file. */
    Map<String, String> describedElsewhere(SourceId source, Collection<String> refs) {
        return db.select(ENTITY.REF, ENTITY.FILE)
                .from(ENTITY)
                .where(ENTITY.REF.eq(any(refs.toArray(String[]::new))))
                .and(ENTITY.SOURCE_ID.ne(source.value()))
                .fetchMap(ENTITY.REF, ENTITY.FILE);
    }

    /**
     * Removes what a source no longer describes.
     *
     * @param refs that it describes
     * @param files with errors, in which nobody can tell what they describe
     * @return what was removed
     */
    List<String> removeAllBut(SourceId source, Collection<String> refs, Collection<String> files) {
        return db.deleteFrom(ENTITY)
                .where(ENTITY.SOURCE_ID.eq(source.value()))
                .and(ENTITY.REF.ne(all(refs.toArray(String[]::new))))
                .and(ENTITY.FILE.ne(all(files.toArray(String[]::new))))
                .returning(ENTITY.REF)
                .fetch(ENTITY.REF);
    }
}
