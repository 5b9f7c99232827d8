package dev.quarterdeck.connections;

import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class DatabaseVersionQuery {

    private final DSLContext db;

    DatabaseVersionQuery(DSLContext db) {
        this.db = db;
    }

    /** Its version, and whether it keeps what it confirmed through a power cut. */
    String version() {
        var row = db.fetchSingle(
                "select current_setting('server_version'), current_setting('fsync'), current_setting('synchronous_commit')");
        return "version %s, fsync %s, synchronous_commit %s".formatted(row.get(0), row.get(1), row.get(2));
    }
}
