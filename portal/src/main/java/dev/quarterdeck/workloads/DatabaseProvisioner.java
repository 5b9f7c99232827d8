package dev.quarterdeck.workloads;

import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.platform.secret.Secrets;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Gives a workload that asks for PostgreSQL a role and a schema of its own, in one database per environment, on the
 * portal's own server. Every statement may be repeated.
 */
@Component
class DatabaseProvisioner {

    private final JdbcConnectionDetails server;
    private final DSLContext administrator;
    private final Secrets secrets;
    private final Map<WorkloadId, Map<String, String>> provided = new ConcurrentHashMap<>();

    DatabaseProvisioner(JdbcConnectionDetails server, DataSource administrator, Secrets secrets) {
        this.server = server;
        this.administrator = DSL.using(administrator, SQLDialect.POSTGRES);
        this.secrets = secrets;
    }

    /** {@code url} (JDBC), {@code host}, {@code port}, {@code name}, {@code username} and {@code password}. */
    Map<String, String> provide(WorkloadId workload) {
        return provided.computeIfAbsent(workload, this::create);
    }

    private Map<String, String> create(WorkloadId workload) {
        var database = "shop_" + workload.environment().replace('-', '_');
        var role = "%s_%s".formatted(workload.environment(), workload.name()).replace('-', '_');
        var schema = workload.name().replace('-', '_');
        var password = secrets.value(role);
        createRole(role, password);
        createDatabase(database);
        createSchema(database, schema, role);

        var address = URI.create(server.getJdbcUrl().substring("jdbc:".length()));
        var url = "jdbc:postgresql://%s:%d/%s?currentSchema=%s"
                .formatted(address.getHost(), portOf(address), database, schema);
        return Map.of(
                "url", url,
                "host", address.getHost(),
                "port", Integer.toString(portOf(address)),
                "name", database,
                "username", role,
                "password", password);
    }

    private static int portOf(URI address) {
        return address.getPort() < 0 ? 5432 : address.getPort();
    }

    private void createRole(String role, String password) {
        if (!exists("pg_roles", "rolname", role)) {
            administrator.execute("create role {0} login", DSL.name(role));
        }
        administrator.execute("alter role {0} password {1}", DSL.name(role), DSL.inline(password));
        // whoever may create roles may not give them anything before this; a superuser may anyway
        administrator.execute("grant {0} to current_user", DSL.name(role));
    }

    private void createDatabase(String database) {
        if (!exists("pg_database", "datname", database)) {
            administrator.execute("create database {0}", DSL.name(database));
            administrator.execute("revoke all on database {0} from public", DSL.name(database));
        }
    }

    private void createSchema(String database, String schema, String role) {
        var url = server.getJdbcUrl().replaceFirst("/[^/?]*(\\?|$)", "/" + database + "$1");
        try (var db = DSL.using(url, server.getUsername(), server.getPassword())) {
            db.execute("grant connect on database {0} to {1}", DSL.name(database), DSL.name(role));
            db.execute("create schema if not exists {0} authorization {1}", DSL.name(schema), DSL.name(role));
        }
    }

    private boolean exists(String catalog, String column, String value) {
        return administrator.fetchExists(
                DSL.table(DSL.name(catalog)), DSL.field(DSL.name(column)).eq(value));
    }
}
