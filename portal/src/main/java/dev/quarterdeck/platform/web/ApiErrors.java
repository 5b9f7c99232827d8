package dev.quarterdeck.platform.web;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.platform.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Says the same to programs, as RFC 9457 problems. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiErrors extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);

    @ExceptionHandler
    ProblemDetail on(NotFound missing) {
        return problem(HttpStatus.NOT_FOUND, missing.getMessage());
    }

    @ExceptionHandler
    ProblemDetail on(IllegalArgumentException wrong) {
        return problem(HttpStatus.BAD_REQUEST, wrong.getMessage());
    }

    @ExceptionHandler
    ProblemDetail on(AccessDeniedException refused) {
        return problem(HttpStatus.FORBIDDEN, "Your roles do not allow this; nothing was changed.");
    }

    @ExceptionHandler
    ProblemDetail on(SourceUnavailable away) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, away.getMessage());
    }

    @ExceptionHandler
    ProblemDetail on(RuntimeException failure, HttpServletRequest request) {
        if (DatabaseFailure.isIn(failure)) {
            return DatabaseFailure.logged(request, failure).problem();
        }
        if (UnstorableText.isIn(failure)) {
            return problem(HttpStatus.BAD_REQUEST, UnstorableText.MESSAGE);
        }
        var reference = Reference.of(request);
        log.error("{} could not be answered, reference {}", request.getRequestURI(), reference, failure);
        var problem = problem(HttpStatus.INTERNAL_SERVER_ERROR, "The log has the details under the reference.");
        problem.setProperty("reference", reference);
        return problem;
    }

    private static ProblemDetail problem(HttpStatus status, @Nullable String detail) {
        return ProblemDetail.forStatusAndDetail(status, detail == null ? status.getReasonPhrase() : detail);
    }
}
