package dev.quarterdeck;

import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Empties every table before each test, the append-only ones included, while whatever runs in the background pauses. */
class EmptyTables extends AbstractTestExecutionListener {

    @Override
    public void beforeTestMethod(TestContext test) {
        var context = (ConfigurableApplicationContext) test.getApplicationContext();
        context.stop();
        empty(context.getBean(DSLContext.class));
        context.start();
    }

    private static void empty(DSLContext db) {
        var tables = db
                .fetch("select format('%I', tablename) from pg_tables where schemaname = 'public'"
                        + " and tablename <> 'flyway_schema_history'")
                .stream()
                .map(EmptyTables::name)
                .collect(Collectors.joining(", "));
        db.transaction(inTransaction -> {
            inTransaction.dsl().execute("set local session_replication_role = replica");
            inTransaction.dsl().execute("truncate " + tables + " restart identity");
        });
    }

    private static String name(Record row) {
        return row.get(0, String.class);
    }
}
