package dev.quarterdeck.shop.kit.health;

import java.sql.SQLException;
import javax.sql.DataSource;

record DatabaseCheck(DataSource database) implements HealthCheck {

    @Override
    public String component() {
        return "database";
    }

    @Override
    public boolean required() {
        return true;
    }

    @Override
    public void run() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select 1");
        }
    }
}
