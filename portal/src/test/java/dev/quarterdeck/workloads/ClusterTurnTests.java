package dev.quarterdeck.workloads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
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

    @Test
    void isOfTheNextAsSoonAsItIsLeft() throws Exception {
        var database = TestDatabase.create();
        var first = new ClusterTurn(database);
        var second = new ClusterTurn(database);
        assertThat(first.isOurs()).isTrue();

        first.leave();
        await().until(second::isOurs);
        assertThat(first.isOurs()).isFalse();
        second.leave();
    }

    /** Or a database that is slow for a moment would have it end all that it runs. */
    @Test
    void isNotLostToItself() throws Exception {
        var database = TestDatabase.create();
        var turn = new ClusterTurn(database);
        assertThat(turn.isOurs()).isTrue();
        var server = holder(database);
        signal("-STOP", server);
        try {
            assertThatThrownBy(turn::isOurs).isInstanceOf(SQLException.class);
        } finally {
            signal("-CONT", server);
        }
        await().ignoreExceptions().until(turn::isOurs);
        assertThat(holder(database)).isNotEqualTo(server);
    }

    private static int holder(TestDatabase database) {
        try (var db = DSL.using(database.getJdbcUrl(), database.getUsername(), database.getPassword())) {
            return db.fetchSingle("""
                            select pid from pg_locks where locktype = 'advisory'
                            and database = (select oid from pg_database where datname = current_database())
                            """).get(0, Integer.class);
        }
    }

    private static void signal(String signal, int process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", signal, Integer.toString(process))
                        .start()
                        .waitFor())
                .isZero();
    }
}
