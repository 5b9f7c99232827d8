package dev.quarterdeck.catalog.source;

import static org.jooq.impl.DSL.val;

import dev.quarterdeck.catalog.descriptor.Problem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

/** Keeps problems; one that is found again keeps the time at which it was found first. */
@Repository
class ProblemRepository {

    /** A source with more is told of these first. */
    private static final int AT_MOST = 1_000;

    private static final String ROWS = """
            jsonb_to_recordset({0}) as r(severity text, file text, line int, column_no int, ref text, field text,
                    message text)""";

    private static final String SAME = """
            (r.severity, r.file, r.line, r.column_no, r.ref, r.field, r.message)
                    is not distinct from (p.severity, p.file, p.line, p.column_no, p.ref, p.field, p.message)""";

    private static final String REMOVE_SOLVED = """
            delete from catalog_problem p
            where p.source_id = {1} and p.unknown_ref is null and not exists (select from %s where %s)
            """.formatted(ROWS, SAME);

    private static final String ADD_NEW = """
            insert into catalog_problem (source_id, severity, file, line, column_no, ref, field, message, found_at)
            select {1}, r.severity, r.file, r.line, r.column_no, r.ref, r.field, r.message, {2} from %s
            where not exists (select from catalog_problem p where p.source_id = {1} and %s)
            """.formatted(ROWS, SAME);

    /** What relations name and nothing describes, with where they name it. */
    private static final String UNKNOWN = """
            select e.source_id, e.file, r.line, r.declared_by, r.field, named.ref as unknown_ref
            from entity_relation r
            join entity e on e.ref = r.declared_by
            cross join lateral
                    (select case when r.source_ref = r.declared_by then r.target_ref else r.source_ref end) named(ref)
            where not exists (select from entity known where known.ref = named.ref and known.orphaned_at is null)""";

    private static final String SAME_UNKNOWN = """
            (u.source_id, u.file, u.line, u.declared_by, u.field, u.unknown_ref)
                    is not distinct from (p.source_id, p.file, p.line, p.ref, p.field, p.unknown_ref)""";

    private static final String REMOVE_KNOWN = """
            with u as materialized (%s)
            delete from catalog_problem p
            where p.unknown_ref is not null and not exists (select from u where %s)
            """.formatted(UNKNOWN, SAME_UNKNOWN);

    private static final String ADD_UNKNOWN = """
            with u as materialized (%s)
            insert into catalog_problem (source_id, severity, file, line, column_no, ref, field, message, unknown_ref,
                    found_at)
            select u.source_id, 'warning', u.file, u.line, 1, u.declared_by, u.field,
                    'Nothing describes ' || u.unknown_ref, u.unknown_ref, {0}
            from u where not exists (select from catalog_problem p where %s)
            limit %d
            """.formatted(UNKNOWN, SAME_UNKNOWN, AT_MOST);

    private final DSLContext db;

    ProblemRepository(DSLContext db) {
        this.db = db;
    }

    void replace(SourceId source, List<Problem> problems, Instant at) {
        var rows = val(EntityRows.problems(problems.subList(0, Math.min(problems.size(), AT_MOST))));
        db.execute(REMOVE_SOLVED, rows, val(source.value()));
        db.execute(ADD_NEW, rows, val(source.value()), time(at));
    }

    /** Compares the relations of all sources, since one may describe what another names. */
    void replaceUnknownReferences(Instant at) {
        db.execute(REMOVE_KNOWN);
        db.execute(ADD_UNKNOWN, time(at));
    }

    private static Field<?> time(Instant at) {
        return val(at.atOffset(ZoneOffset.UTC));
    }
}
