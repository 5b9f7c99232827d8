package dev.quarterdeck.catalog;

import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.resultQuery;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.CommonTableExpression;
import org.jspecify.annotations.Nullable;

/**
 * The catalog at a moment of the past, as tables that stand in a statement's {@code with} for the real ones, by the same
 * names. Statements that say nothing of it read it like the present.
 */
public final class AsOf {

    private static final String RELATIONS = """
            select r.declared_by, r.source_ref, r.type, r.target_ref, r.field, r.line
            from entity_relation r join entity e on e.ref = r.declared_by
            where e.updated_at <= {0}
            union all
            select v.ref, r.source_ref, r.type, r.target_ref, r.field, r.line
            from entity_version v cross join jsonb_to_recordset(v.relations)
                    as r(source_ref text, type text, target_ref text, field text, line int)
            where v.updated_at <= {0} and v.replaced_at > {0}
            """;

    private static final String COLUMNS = """
            ref, kind, namespace, name, title, description, type, lifecycle, owner_ref, system_ref, tags, descriptor,
            source_id, file, line, yaml, digest, updated_at, search_text, version, changed_by, source_state,
            case when orphaned_at <= {0} then orphaned_at end as orphaned_at""";

    private static final String ENTITIES = """
            select %1$s from entity where updated_at <= {0}
            union all
            select %1$s from entity_version where updated_at <= {0} and replaced_at > {0}
            """.formatted(COLUMNS);

    private static final String DOCS = """
            select ref, path, position, file, title, html, contents, updated_at
            from doc_page where updated_at <= {0}
            union all
            select ref, path, position, file, title, html, contents, updated_at
            from doc_page_version where updated_at <= {0} and replaced_at > {0}
            """;

    private static final String RESULTS = """
            select card, ref, level, score, verdicts, since, least(evaluated_at, {0}) as evaluated_at
            from scorecard_result where changed_at <= {0}
            union all
            select card, ref, level, score, verdicts, since, least(evaluated_at, {0})
            from scorecard_result_version where changed_at <= {0} and replaced_at > {0}
            """;

    private AsOf() {}

    /**
     * Those of entities, their relations, their docs, and how they stand by scorecards.
     *
     * @param at null for the present, for which none are needed
     */
    public static List<CommonTableExpression<?>> tables(@Nullable Instant at) {
        if (at == null) {
            return List.of();
        }
        var moment = val(at.atOffset(ZoneOffset.UTC));
        // the relations first: after the entities their name would stand for those of the past
        return List.of(
                name("entity_relation").as(resultQuery(RELATIONS, moment)),
                name("entity").as(resultQuery(ENTITIES, moment)),
                name("doc_page").as(resultQuery(DOCS, moment)),
                name("scorecard_result").as(resultQuery(RESULTS, moment)));
    }
}
