package dev.quarterdeck.connector.prometheus;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.metrics.QueryRefused;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Says in words what came in place of an answer, and what to do about it. Never repeats credentials. */
final class Refusals {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST = 64 * 1024;

    private final PrometheusSettings settings;

    Refusals(PrometheusSettings settings) {
        this.settings = settings;
    }

    RuntimeException of(HttpResponse<?> answer, InputStream body) throws IOException {
        var status = answer.statusCode();
        var said = said(body.readNBytes(LONGEST));
        if ((status == 400 || status == 422) && said != null) {
            return new QueryRefused(said);
        }
        return unavailable(
                switch (status) {
                    case 401, 403 ->
                        "answers %d: it does not accept the credentials of this connection".formatted(status);
                    case 404, 405 ->
                        "answers %d: there is no query API below %s; does the address lack a path?"
                                .formatted(status, settings.url());
                    case 429 ->
                        "asks to be asked less often (429)"
                                + answer.headers()
                                        .firstValue("Retry-After")
                                        .map(", again after %s"::formatted)
                                        .orElse("");
                    case 301, 302, 303, 307, 308 ->
                        "redirects to %s, which is not followed: give the address at which it answers itself"
                                .formatted(answer.headers()
                                        .firstValue("Location")
                                        .map(Refusals::withoutQuery)
                                        .orElse("nowhere"));
                    default -> "answers %d%s".formatted(status, said == null ? "" : ": " + said);
                },
                null);
    }

    /** An address of a sign-in may carry what is nobody's business. */
    private static String withoutQuery(String location) {
        return location.replaceAll("[?#].*", "");
    }

    /** What an error of the API says; null if it is none. */
    private static @Nullable String said(byte[] body) {
        try {
            var error = JSON.readTree(body).path("error").asString("");
            return error.isBlank() ? null : error;
        } catch (JacksonException e) {
            return null;
        }
    }

    SourceUnavailable notJson(String type) {
        return unavailable(
                "answers with %s in place of JSON: is a sign-in page or another program at %s?"
                        .formatted(type.replaceAll(";.*", ""), settings.url()),
                null);
    }

    SourceUnavailable notJson(JacksonException e) {
        return unavailable(
                "does not answer as the query API does: %s".formatted(String.valueOf(e.getOriginalMessage())), e);
    }

    SourceUnavailable tooLate(Exception e) {
        return unavailable(
                "did not answer within %s s".formatted(settings.timeout().toMillis() / 1e3), e);
    }

    RuntimeException of(Throwable failure) {
        return switch (failure) {
            case SourceUnavailable said -> said;
            case QueryRefused said -> said;
            case HttpConnectTimeoutException e ->
                unavailable(
                        "cannot be reached within %s s"
                                .formatted(settings.connectTimeout().toMillis() / 1e3),
                        e);
            case ConnectException e ->
                unavailable(
                        isUnknown(e)
                                ? "cannot be reached: nobody knows the host %s".formatted(host())
                                : "cannot be reached: nobody listens at %s".formatted(settings.url()),
                        e);
            case SSLException e ->
                unavailable(
                        "cannot be reached over TLS: %s. ca-file names whom to trust, client-certificate who we are"
                                .formatted(e.getMessage()),
                        e);
            case JacksonException e -> notJson(e);
            default ->
                unavailable(
                        "cannot be asked: %s"
                                .formatted(
                                        failure.getMessage() == null
                                                ? failure.getClass().getSimpleName()
                                                : failure.getMessage()),
                        failure);
        };
    }

    /** The client wraps what it found out, once or twice. */
    private static boolean isUnknown(@Nullable Throwable failure) {
        return failure instanceof UnresolvedAddressException || (failure != null && isUnknown(failure.getCause()));
    }

    private @Nullable String host() {
        URI url = settings.url();
        return url == null ? null : url.getHost();
    }

    private SourceUnavailable unavailable(String what, @Nullable Throwable cause) {
        return new SourceUnavailable("Prometheus '%s' %s".formatted(settings.name(), what), cause);
    }
}
