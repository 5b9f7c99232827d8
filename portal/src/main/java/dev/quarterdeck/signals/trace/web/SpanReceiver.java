package dev.quarterdeck.signals.trace.web;

import dev.quarterdeck.signals.trace.store.OtlpJson;
import dev.quarterdeck.signals.trace.store.SpanIntake;
import dev.quarterdeck.signals.trace.store.SpanIntake.Outcome;
import dev.quarterdeck.signals.trace.store.TraceSettings;
import dev.quarterdeck.workloads.Telemetry;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes spans in the JSON form of the OpenTelemetry protocol.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#otlphttp-response">what it answers</a>
 */
@RestController
@Hidden
class SpanReceiver {

    static final String PATH = "/v1/traces";

    private static final String BEARER = "Bearer ";

    private final Telemetry telemetry;
    private final OtlpJson otlp;
    private final SpanIntake intake;
    private final TraceSettings settings;

    SpanReceiver(Telemetry telemetry, OtlpJson otlp, SpanIntake intake, TraceSettings settings) {
        this.telemetry = telemetry;
        this.otlp = otlp;
        this.intake = intake;
        this.settings = settings;
    }

    /** As the protocol calls it; the code is one of gRPC's, and zero where nobody reads it. */
    record Status(int code, String message) {}

    @PostMapping(PATH)
    ResponseEntity<Object> create(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            HttpServletRequest request)
            throws IOException {
        if (authorization == null
                || !authorization.startsWith(BEARER)
                || !telemetry.admits(authorization.substring(BEARER.length()).strip())) {
            return refused(HttpStatus.UNAUTHORIZED, "Send the token of this portal as Authorization: Bearer");
        }
        if (!isJson(request.getContentType())) {
            return refused(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Only application/json is read: set OTEL_EXPORTER_OTLP_TRACES_PROTOCOL=http/json");
        }
        try {
            return taken(read(request));
        } catch (IllegalArgumentException e) {
            return refused(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
        } catch (ZipException e) {
            return refused(HttpStatus.BAD_REQUEST, "The body is not packed with gzip, though it says so");
        }
    }

    private static boolean isJson(@Nullable String type) {
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    /** Null if there is too much of it, packed or not. */
    private byte @Nullable [] read(HttpServletRequest request) throws IOException {
        var largest = Math.toIntExact(settings.largest().toBytes());
        try (var body = unpacked(request)) {
            var read = body.readNBytes(largest + 1);
            return read.length > largest ? null : read;
        }
    }

    private static InputStream unpacked(HttpServletRequest request) throws IOException {
        var encoding = Objects.requireNonNullElse(request.getHeader(HttpHeaders.CONTENT_ENCODING), "identity");
        return switch (encoding) {
            case "gzip" -> new GZIPInputStream(request.getInputStream());
            case "identity" -> request.getInputStream();
            default -> throw new IllegalArgumentException("Content-Encoding: gzip, or none, not " + encoding);
        };
    }

    private ResponseEntity<Object> taken(byte @Nullable [] body) {
        if (body == null) {
            return refused(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "More than %d bytes are not read at once; send fewer spans"
                            .formatted(settings.largest().toBytes()));
        }
        var reading = otlp.read(body);
        return switch (intake.take(reading.spans())) {
            case Outcome.Busy() ->
                ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                        .header(HttpHeaders.RETRY_AFTER, "2")
                        .body(new Status(0, "Too many spans wait to be written"));
            case Outcome.Taken(var dropped, var why) ->
                dropped + reading.rejected() == 0
                        ? ResponseEntity.ok(Map.of())
                        : partly(dropped + reading.rejected(), why == null ? String.valueOf(reading.why()) : why);
        };
    }

    private static ResponseEntity<Object> partly(int rejected, String why) {
        return ResponseEntity.ok(
                Map.of("partialSuccess", Map.of("rejectedSpans", Integer.toString(rejected), "errorMessage", why)));
    }

    private static ResponseEntity<Object> refused(HttpStatus status, String why) {
        return ResponseEntity.status(status).body(new Status(0, why));
    }
}
