package dev.quarterdeck.signals;

import static dev.quarterdeck.db.Tables.SCRAPE_PROBLEM;
import static org.jooq.Records.mapping;

import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class ScrapeProblemQuery {

    private final DSLContext db;

    ScrapeProblemQuery(DSLContext db) {
        this.db = db;
    }

    List<ScrapeProblem> of(String component, String environment) {
        return db.select(SCRAPE_PROBLEM.REPLICA, SCRAPE_PROBLEM.MESSAGE, SCRAPE_PROBLEM.SINCE)
                .from(SCRAPE_PROBLEM)
                .where(SCRAPE_PROBLEM.COMPONENT.eq(component))
                .and(SCRAPE_PROBLEM.ENVIRONMENT.eq(environment))
                .orderBy(SCRAPE_PROBLEM.REPLICA)
                .fetch(mapping(ScrapeProblem::new));
    }
}
