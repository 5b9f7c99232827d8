package dev.quarterdeck;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * A fresh database with all tables, all empty.
 *
 * <p>One server serves all tests of a JVM and ends with it; a database is a copy of one that was migrated once, which
 * takes milliseconds.
 */
public final class TestDatabase implements JdbcConnectionDetails {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    public static TestDatabase create() {
        var name = "test_" + COUNT.incrementAndGet();
        Server.administer("create database %s template migrated".formatted(name));
        return new TestDatabase(name);
    }

    @Override
    public String getJdbcUrl() {
        return Server.INSTANCE.getJdbcUrl("postgres", name);
    }

    @Override
    public String getUsername() {
        return "postgres";
    }

    @Override
    public String getPassword() {
        return "postgres";
    }

    /** Loaded, and thereby started, by the first test that needs it. */
    private static final class Server {

        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                var server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "500")
                        .setRegisterShutdownHook(false)
                        .start();
                // after the portals of all tests, each of which asks it something when it ends
                SpringApplication.getShutdownHandlers().add(() -> end(server));
                DSL.using(server.getPostgresDatabase(), SQLDialect.POSTGRES).execute("create database migrated");
                Flyway.configure()
                        .dataSource(server.getDatabase("postgres", "migrated"))
                        .placeholderReplacement(false)
                        .load()
                        .migrate();
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException("The database server of the tests does not start", e);
            }
        }

        private static void end(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException("The database server of the tests does not end", e);
            }
        }

        static synchronized void administer(String statement) {
            DSL.using(INSTANCE.getPostgresDatabase(), SQLDialect.POSTGRES).execute(statement);
        }
    }
}
