package dev.quarterdeck.catalog.web;

import static dev.quarterdeck.db.Tables.CATALOG_PROBLEM;
import static org.jooq.Records.mapping;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class ProblemListQuery {

    private static final int MOST = 200;

    /** @param line from 1 */
    public record Row(
            String severity,
            String file,
            Integer line,
            @Nullable String field,
            String message,
            Instant foundAt) {}

    private final DSLContext db;

    ProblemListQuery(DSLContext db) {
        this.db = db;
    }

    /** Errors first. */
    List<Row> problems() {
        return db.select(
                        CATALOG_PROBLEM.SEVERITY,
                        CATALOG_PROBLEM.FILE,
                        CATALOG_PROBLEM.LINE,
                        CATALOG_PROBLEM.FIELD,
                        CATALOG_PROBLEM.MESSAGE,
                        CATALOG_PROBLEM.FOUND_AT)
                .from(CATALOG_PROBLEM)
                .orderBy(CATALOG_PROBLEM.SEVERITY, CATALOG_PROBLEM.FILE, CATALOG_PROBLEM.LINE)
                .limit(MOST)
                .fetch(mapping(Row::new));
    }
}
