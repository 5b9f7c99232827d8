package dev.quarterdeck.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.val;

import dev.quarterdeck.FeatureTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@FeatureTest
class PlannedEachTimeTests {

    /** After that many the driver gives a statement a name, under which the server keeps its plan. */
    private static final int OFTEN = 20;

    @Autowired
    DSLContext db;

    @Autowired
    PlatformTransactionManager manager;

    /** How many plans the server keeps of it, on the connection that it ran on. */
    private int kept(DSLContext asking, String text) {
        return new TransactionTemplate(manager).execute(_ -> {
            for (var number = 0; number < OFTEN; number++) {
                asking.fetch("select '%s' where {0} > 0".formatted(text), val(number));
            }
            return db.resultQuery(
                            "select name from pg_prepared_statements where statement like {0}",
                            val("%'" + text + "' where%"))
                    .fetch()
                    .size();
        });
    }

    @Test
    void leavesNoPlanThatServesForAllValues() {
        assertThat(kept(PlannedEachTime.by(db), "anew")).isZero();
        assertThat(kept(db, "as usual")).isOne();
    }
}
