package dev.quarterdeck.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Who may connect to the embedded server: only those with a password, which is made at the first start. */
class DatabaseAccess {

    private static final String HOST_RULES = """
            # written by Quarterdeck at each start
            local all all               scram-sha-256
            host  all all 127.0.0.1/32  scram-sha-256
            host  all all ::1/128       scram-sha-256
            """;

    private final Path folder;
    private final String password;

    DatabaseAccess(Path folder) throws IOException {
        this.folder = folder;
        var file = folder.resolve("password");
        // empty if the portal was killed just here
        if (!Files.exists(file) || Files.size(file) == 0) {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, randomPassword());
        }
        this.password = Files.readString(file).strip();
    }

    private static String randomPassword() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    String password() {
        return password;
    }

    /** A new server trusts everybody on this machine; from here on it does not. */
    void enforce(DataSource administrator) throws IOException {
        var rules = folder.resolve("data").resolve("pg_hba.conf");
        if (Files.readString(rules).equals(HOST_RULES)) {
            return;
        }
        var db = DSL.using(administrator, SQLDialect.POSTGRES);
        db.execute("alter role postgres password " + DSL.inline(password));
        Files.writeString(rules, HOST_RULES);
        db.execute("select pg_reload_conf()");
    }

    static void createIfMissing(DataSource administrator, String database) {
        DSLContext db = DSL.using(administrator, SQLDialect.POSTGRES);
        if (!db.fetchExists(DSL.table("pg_database"), DSL.field("datname").eq(database))) {
            db.execute("create database " + DSL.name(database).quotedName());
        }
    }
}
