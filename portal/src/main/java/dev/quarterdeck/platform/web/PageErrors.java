package dev.quarterdeck.platform.web;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.platform.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** Says on a page what went wrong, what is unharmed and what to do. */
@ControllerAdvice(annotations = Controller.class)
class PageErrors {

    private static final Logger log = LoggerFactory.getLogger(PageErrors.class);

    @ExceptionHandler
    ModelAndView on(NotFound missing) {
        return ErrorPage.of(HttpStatus.NOT_FOUND, "Not found", String.valueOf(missing.getMessage()))
                .view();
    }

    @ExceptionHandler
    ModelAndView on(IllegalArgumentException wrong) {
        return ErrorPage.of(HttpStatus.BAD_REQUEST, "That cannot be", String.valueOf(wrong.getMessage()))
                .view();
    }

    /** What cannot be read as an id names nothing that exists. */
    @ExceptionHandler
    ModelAndView on(MethodArgumentTypeMismatchException wrong) {
        var inPath = wrong.getParameter().hasParameterAnnotation(PathVariable.class);
        return ErrorPage.of(inPath ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST)
                .view();
    }

    @ExceptionHandler
    ModelAndView on(AccessDeniedException refused) {
        return ErrorPage.of(HttpStatus.FORBIDDEN).view();
    }

    @ExceptionHandler
    ModelAndView on(SourceUnavailable away) {
        return ErrorPage.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "An outside system does not answer",
                        "%s Nothing was changed; try again in a moment.".formatted(away.getMessage()))
                .view();
    }

    @ExceptionHandler
    ModelAndView on(RuntimeException failure, HttpServletRequest request) {
        if (DatabaseFailure.isIn(failure)) {
            return DatabaseFailure.logged(request, failure).view();
        }
        if (UnstorableText.isIn(failure)) {
            return ErrorPage.of(HttpStatus.BAD_REQUEST, "That cannot be", UnstorableText.MESSAGE)
                    .view();
        }
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return ErrorPage.of(known.getStatusCode()).view();
        }
        var reference = Reference.of(request);
        log.error("{} could not be shown, reference {}", request.getRequestURI(), reference, failure);
        return ErrorPage.of(HttpStatus.INTERNAL_SERVER_ERROR)
                .withReference(reference)
                .view();
    }
}
