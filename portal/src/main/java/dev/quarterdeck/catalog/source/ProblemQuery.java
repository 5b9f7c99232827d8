package dev.quarterdeck.catalog.source;

import static dev.quarterdeck.db.Tables.CATALOG_PROBLEM;
import static dev.quarterdeck.db.Tables.CATALOG_SOURCE;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import dev.quarterdeck.catalog.descriptor.Problem;
import dev.quarterdeck.catalog.descriptor.Problem.Severity;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Page;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads what is wrong, in the order in which it was found. */
@Repository
class ProblemQuery {

    private static final int OF_ONE = 20;

    private final DSLContext db;

    ProblemQuery(DSLContext db) {
        this.db = db;
    }

    /** @param source null for the problems of all */
    Page<FoundProblem> page(@Nullable SourceId source, @Nullable Long after, int limit) {
        var ofSource = source == null ? noCondition() : CATALOG_PROBLEM.SOURCE_ID.eq(source.value());
        var rows = read(ofSource.and(after == null ? noCondition() : CATALOG_PROBLEM.ID.gt(after)), limit + 1);
        return Page.of(rows, limit, problem -> Long.toString(problem.id()));
    }

    List<FoundProblem> of(EntityRef ref) {
        return read(CATALOG_PROBLEM.REF.eq(ref.toString()), OF_ONE);
    }

    private List<FoundProblem> read(Condition condition, int limit) {
        return db.select(
                        CATALOG_PROBLEM.ID,
                        CATALOG_PROBLEM.SOURCE_ID.convertFrom(SourceId::new),
                        CATALOG_SOURCE.LOCATION,
                        problem(),
                        CATALOG_PROBLEM.FOUND_AT)
                .from(CATALOG_PROBLEM)
                .join(CATALOG_SOURCE)
                .on(CATALOG_SOURCE.ID.eq(CATALOG_PROBLEM.SOURCE_ID))
                .where(condition)
                .orderBy(CATALOG_PROBLEM.ID)
                .limit(limit)
                .fetch(mapping(FoundProblem::new));
    }

    private static SelectField<Problem> problem() {
        return row(
                        CATALOG_PROBLEM.SEVERITY.convertFrom(Severity::of),
                        CATALOG_PROBLEM.FILE,
                        CATALOG_PROBLEM.LINE,
                        CATALOG_PROBLEM.COLUMN_NO,
                        CATALOG_PROBLEM.REF.convertFrom(EntityRef::ofNullable),
                        CATALOG_PROBLEM.FIELD,
                        CATALOG_PROBLEM.MESSAGE)
                .mapping(Problem::new);
    }
}
