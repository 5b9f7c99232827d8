package dev.quarterdeck.platform.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** An external PostgreSQL that does not answer, or not to these credentials. States are those of the SQL standard. */
class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    private static final String SETTINGS =
            "spring.datasource.url, spring.datasource.username and spring.datasource.password";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, SQLException cause) {
        var state = cause.getSQLState() == null ? "" : cause.getSQLState();
        if (state.startsWith("08")) {
            return new FailureAnalysis(
                    "PostgreSQL does not answer: " + cause.getMessage(),
                    "Start it, or correct %s. Without them the portal starts a PostgreSQL of its own."
                            .formatted(SETTINGS),
                    cause);
        }
        if (state.startsWith("28") || state.equals("3D000")) {
            return new FailureAnalysis(
                    "PostgreSQL refuses the portal: " + cause.getMessage(), "Correct %s.".formatted(SETTINGS), cause);
        }
        return null;
    }
}
