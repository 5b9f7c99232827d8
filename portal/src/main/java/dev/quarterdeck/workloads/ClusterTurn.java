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
 * then with all its replicas.
 */
@Component
class ClusterTurn {

    /** "cluster" in ASCII; any number will do that nobody else takes. */
    private static final long LOCK = 0x63_6c_75_73_74_65_72L;

    private static final int SECONDS_TO_ANSWER = 2;

    private final DriverManagerDataSource database;
    private @Nullable Connection holder;

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
    boolean isOurs() throws SQLException {
        if (holder != null && holder.isValid(SECONDS_TO_ANSWER)) {
            return true;
        }
        holder = null;
        var connection = database.getConnection();
        if (takes(connection)) {
            holder = connection;
            return true;
        }
        connection.close();
        return false;
    }

    private static boolean takes(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, LOCK);
            try (var answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
