package dev.quarterdeck.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.platform.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static String ask(EmbeddedDatabase database, String question) {
        try (var db = DSL.using(database.getJdbcUrl(), database.getUsername(), database.getPassword())) {
            return db.fetchSingle(question).get(0, String.class);
        }
    }
}
