package dev.quarterdeck.shop.kit.problem;

import dev.quarterdeck.shop.kit.NotFound;
import io.opentelemetry.api.trace.Span;
import java.net.http.HttpTimeoutException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.client.RestClientException;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers what goes wrong as a problem. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> notFound(NotFound exception, WebRequest request) {
        return answer(exception, HttpStatus.NOT_FOUND, String.valueOf(exception.getMessage()), request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> dependencyFailed(RestClientException exception, WebRequest request) {
        log.warn("A call to another service failed", exception);
        return exception.contains(HttpTimeoutException.class)
                ? answer(exception, HttpStatus.GATEWAY_TIMEOUT, "A service this one needs is too slow.", request)
                : answer(exception, HttpStatus.SERVICE_UNAVAILABLE, "A service this one needs fails.", request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unexpected(Exception exception, WebRequest request) {
        log.error("A request failed", exception);
        Span.current().recordException(exception);
        return answer(exception, HttpStatus.INTERNAL_SERVER_ERROR, "The request could not be served.", request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var errors = exception.getBindingResult().getFieldErrors().stream()
                .map(error -> Map.of("field", error.getField(), "message", String.valueOf(error.getDefaultMessage())))
                .toList();
        var problem = exception.getBody();
        problem.setProperty("errors", errors);
        return handleExceptionInternal(exception, problem, headers, status, request);
    }

    private @Nullable ResponseEntity<Object> answer(
            Exception exception, HttpStatus status, String detail, WebRequest request) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        return handleExceptionInternal(exception, problem, new HttpHeaders(), status, request);
    }
}
