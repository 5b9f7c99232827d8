package dev.quarterdeck.signals.dashboard.reading;

import java.sql.SQLException;
import org.springframework.core.NestedExceptionUtils;

/** The database ended a statement because it took too long. */
final class Cancelled {

    /** query_canceled: see PostgreSQL's appendix of error codes. */
    private static final String STATE = "57014";

    private Cancelled() {}

    static boolean isIn(RuntimeException failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException ended
                && STATE.equals(ended.getSQLState());
    }
}
