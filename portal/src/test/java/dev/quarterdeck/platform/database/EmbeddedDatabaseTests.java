package dev.quarterdeck.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.platform.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTests {

    @Test
    void losesNothingThatWasCommittedAndLetsNobodyElseIn(@TempDir Path home) throws Exception {
        var data = new DataFolder(home);
        var database = new EmbeddedDatabase(data);
        try {
            for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                assertThat(ask(database, "show " + setting)).as(setting).isEqualTo("on");
            }
            assertThatThrownBy(() -> new EmbeddedDatabase(data)).isInstanceOf(DataFolderInUse.class);
        } finally {
            database.destroy();
        }
    }

    @Test
    void isThereAgainAfterItsServerWasKilled(@TempDir Path home) throws Exception {
        var data = new DataFolder(home);
        var database = new EmbeddedDatabase(data);
        try {
            ask(database, "create table kept as select 42 as answer");
            killServerOf(data);
            await().ignoreExceptions()
                    .untilAsserted(() ->
                            assertThat(ask(database, "select answer from kept")).isEqualTo("42"));
            assertThat(ask(database, "show fsync")).isEqualTo("on");
        } finally {
            database.destroy();
        }
        assertThat(serverOf(data)).isEmpty();
    }

    private static void killServerOf(DataFolder data) throws IOException {
        serverOf(data).orElseThrow().destroyForcibly();
    }

    private static Optional<ProcessHandle> serverOf(DataFolder data) throws IOException {
        return Postmaster.of(data.folder("postgresql").resolve("data"));
    }

    @Test
    void startsOverAFirstStartThatWasCutOff(@TempDir Path home) throws Exception {
        var data = new DataFolder(home);
        var folder = data.folder("postgresql");
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/postgresql.conf"), "");
        Files.createDirectories(folder.resolve("server/PG-half/bin"));
        Files.createFile(folder.resolve("first-start"));

        var database = new EmbeddedDatabase(data);
        try {
            assertThat(ask(database, "select 1")).isEqualTo("1");
            assertThat(folder.resolve("first-start")).doesNotExist();
            assertThat(folder.resolve("server/PG-half")).doesNotExist();
        } finally {
            database.destroy();
        }
    }

    @Test
    void leavesNothingBehindWhereNobodyTakesWhatWasStartedEarly(@TempDir Path home) throws Exception {
        var data = new DataFolder(home);
        var early = new EarlyDatabase.Start(data);
        early.begin();

        early.abandon();

        assertThat(data.folder("postgresql").resolve("data")).isNotEmptyDirectory();
        assertThat(serverOf(data)).isEmpty();
    }

    @Test
    void belongsToWhoeverTakesWhatWasStartedEarly(@TempDir Path home) throws Exception {
        var data = new DataFolder(home);
        var early = new EarlyDatabase.Start(data);
        early.begin();
        var database = early.take();
        try {
            early.abandon();
            assertThat(ask(database, "select 1")).isEqualTo("1");

            var second = new EarlyDatabase.Start(data);
            second.begin();
            assertThatThrownBy(second::take).isInstanceOf(DataFolderInUse.class);
        } finally {
            database.destroy();
        }
    }

    private static String ask(EmbeddedDatabase database, String question) {
        try (var db = DSL.using(database.getJdbcUrl(), database.getUsername(), database.getPassword())) {
            return db.fetch(question).stream()
                    .findFirst()
                    .map(row -> row.get(0, String.class))
                    .orElse("");
        }
    }
}
