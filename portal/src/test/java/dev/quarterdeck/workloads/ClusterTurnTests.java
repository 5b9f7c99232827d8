package dev.quarterdeck.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.TestDatabase;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class ClusterTurnTests {

    @Test
    void isOfOnePortalUntilItsConnectionEnds() throws Exception {
        var database = TestDatabase.create();
        var first = new ClusterTurn(database);
        var second = new ClusterTurn(database);
        assertThat(first.isOurs()).isTrue();
        assertThat(second.isOurs()).isFalse();
        assertThat(first.isOurs()).isTrue();

        try (var db = DSL.using(database.getJdbcUrl(), database.getUsername(), database.getPassword())) {
            db.execute("""
                    select pg_terminate_backend(pid) from pg_locks
                    where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
                    """);
        }
        assertThat(second.isOurs()).isTrue();
        assertThat(first.isOurs()).isFalse();
    }
}
