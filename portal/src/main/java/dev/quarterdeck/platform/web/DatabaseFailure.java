package dev.quarterdeck.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** The database does not answer. A statement that it refuses is no such thing, but a mistake of ours. */
final class DatabaseFailure {

    private static final Logger log = LoggerFactory.getLogger(DatabaseFailure.class);

    private static final List<Class<? extends Throwable>> KINDS = List.of(
            DataAccessResourceFailureException.class,
            TransientDataAccessException.class,
            CannotCreateTransactionException.class,
            TransactionSystemException.class);

    private DatabaseFailure() {}

    static boolean isIn(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> KINDS.stream().anyMatch(kind -> kind.isInstance(cause)));
    }

    /** Logs it in one line, because every page has the same to say. */
    static ErrorPage logged(HttpServletRequest request, Throwable failure) {
        var reference = Reference.of(request);
        log.error(
                "The database did not answer to {}, reference {}: {}",
                request.getRequestURI(),
                reference,
                NestedExceptionUtils.getMostSpecificCause(failure).toString());
        return ErrorPage.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "The database does not answer",
                        "What runs goes on running, and nothing was half done. Try again in a moment.")
                .withReference(reference);
    }
}
