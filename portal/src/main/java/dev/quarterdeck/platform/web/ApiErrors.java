package dev.quarterdeck.platform.web;

import static java.util.stream.Collectors.joining;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.platform.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

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

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException wrong, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return explained(wrong, named(wrong.getFieldErrors(), FieldError::getField), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException wrong, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var why = wrong.getParameterValidationResults().stream()
                .map(result -> named(
                        result.getResolvableErrors(),
                        _ -> result.getMethodParameter().getParameterName()))
                .collect(joining("; "));
        return explained(wrong, why, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException wrong, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var why = wrong.getCause() instanceof JacksonException json ? json.getOriginalMessage() : "there is none";
        return explained(wrong, "The body is not the JSON that is asked for: " + why, headers, status, request);
    }

    private static <E extends MessageSourceResolvable> String named(
            List<E> errors, Function<E, @Nullable String> field) {
        return errors.stream()
                .map(error -> field.apply(error) + ": " + error.getDefaultMessage())
                .collect(joining("; "));
    }

    private @Nullable ResponseEntity<Object> explained(
            Exception wrong, String why, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return handleExceptionInternal(wrong, ProblemDetail.forStatusAndDetail(status, why), headers, status, request);
    }

    private static ProblemDetail problem(HttpStatus status, @Nullable String detail) {
        return ProblemDetail.forStatusAndDetail(status, detail == null ? status.getReasonPhrase() : detail);
    }
}
