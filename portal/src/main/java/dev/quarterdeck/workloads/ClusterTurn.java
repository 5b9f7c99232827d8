package dev.quarterdeck.workloads;

import static java.util.Objects.requireNonNullElse;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.stereotype.Component;

/**
 * Of several portals on one database, one drives the embedded cluster, because the processes are on that portal's
 * machine; the others stand by. The turn is an advisory lock of PostgreSQL, held until the portal's process ends, by
 * then with all its replicas, or until it is left.
 */
@Component
class ClusterTurn {

    /** "cluster" in ASCII; any number will do that nobody else takes. */
    private static final long LOCK = 0x63_6c_75_73_74_65_72L;

    /** How the lock stands in PostgreSQL's list: the upper and the lower half of its number. */
    static final String HELD = "locktype = 'advisory' and granted and classid = %d and objid = %d and objsubid = 1"
                    .formatted(LOCK >>> 32, LOCK & 0xffff_ffffL)
            + " and database = (select oid from pg_database where datname = current_database())";

    private static final int SECONDS_TO_ANSWER = 2;

    private final DriverManagerDataSource database;
    private @Nullable Connection holder;

    /** The server's process that held the turn for us last; 0 before that. */
    private int heldBy;

    ClusterTurn(JdbcConnectionDetails details) {
        this.database = new DriverManagerDataSource(
                details.getJdbcUrl(),
                requireNonNullElse(details.getUsername(), ""),
                requireNonNullElse(details.getPassword(), ""));
    }

    /**
     * Takes the turn if nobody has it.
     *
     * @throws SQLException if the database does not answer, so that nobody can tell
     */
    synchronized boolean isOurs() throws SQLException {
        if (holder != null) {
            if (holder.isValid(SECONDS_TO_ANSWER)) {
                return true;
            }
            holder.close();
            holder = null;
        }
        var connection = database.getConnection();
        if (takes(connection)) {
            holder = connection;
            heldBy = number(connection, "select pg_backend_pid()");
            return true;
        }
        try (connection) {
            if (number(connection, "select coalesce(max(pid), 0) from pg_locks where " + HELD) == heldBy) {
                throw new SQLException("the server has not noticed yet that this portal's connection was lost");
            }
            return false;
        }
    }

    /** Another one each time that a portal takes it; of whoever has it now if it {@link #isOurs}. */
    synchronized int number() {
        return heldBy;
    }

    /** For the next one to take, before this process ends. */
    synchronized void leave() throws SQLException {
        if (holder != null) {
            holder.close();
            holder = null;
            heldBy = 0;
        }
    }

    private static boolean takes(Connection connection) throws SQLException {
        return number(connection, "select pg_try_advisory_lock(%d)::int".formatted(LOCK)) == 1;
    }

    private static int number(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getInt(1);
        }
    }
}
