package dev.quarterdeck.connector.opensearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.log.LogQuestionRefused;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP API. Follows no redirection, so that credentials go nowhere else. */
final class SearchApi implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_REASON = 300;

    private final OpenSearchSettings settings;
    private final HttpClient client;

    SearchApi(OpenSearchSettings settings) {
        this.settings = settings;
        var builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(settings.connectTimeout());
        if (settings.caFile() != null) {
            var trusted =
                    PemSslStoreDetails.forCertificate(settings.caFile().toUri().toString());
            builder.sslContext(
                    SslBundle.of(new PemSslStoreBundle(null, trusted)).createSslContext());
        }
        this.client = builder.build();
    }

    JsonNode get(String path) {
        return ask(request(path).GET().build(), settings.timeout());
    }

    JsonNode post(String path, JsonNode body, Duration within) {
        return ask(
                request(path)
                        .setHeader("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString(), UTF_8))
                        .build(),
                within);
    }

    private HttpRequest.Builder request(String path) {
        var root = requireNonNull(settings.url(), "checked by the settings").toString();
        var address = (root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + path;
        var request = HttpRequest.newBuilder(URI.create(address)).setHeader("Accept", "application/json");
        var authorization = authorization();
        return authorization == null ? request : request.setHeader("Authorization", authorization);
    }

    private @Nullable String authorization() {
        if (settings.apiKey() != null) {
            return "ApiKey " + settings.apiKey();
        }
        var pair = settings.username() + ":" + settings.password();
        return settings.username() == null
                ? null
                : "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    /** The whole answer within a time, for a server may begin one and not go on. */
    private JsonNode ask(HttpRequest request, Duration within) {
        var largest = settings.largest().toBytes();
        var asking = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), largest));
        try {
            return read(asking.get(within.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw unavailable("does not answer within %d s".formatted(within.toSeconds()), e);
        } catch (ExecutionException e) {
            throw unavailable(whyOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("was not waited for", e);
        } finally {
            asking.cancel(true);
        }
    }

    private static String whyOf(@Nullable Throwable cause) {
        var message = cause == null ? null : cause.getMessage();
        return "does not answer: "
                + (message == null || message.isBlank() ? String.valueOf(cause).replaceAll(".*\\.", "") : message);
    }

    private JsonNode read(HttpResponse<byte[]> answer) {
        var status = answer.statusCode();
        if (status == 401 || status == 403) {
            throw unavailable("refuses what the portal shows of itself (%d)".formatted(status), null);
        }
        JsonNode body;
        try {
            body = JSON.readTree(answer.body());
        } catch (JacksonException e) {
            throw unavailable("does not answer as OpenSearch does (%d, no JSON)".formatted(status), e);
        }
        if (status == 400) {
            throw new LogQuestionRefused(reason(body));
        }
        if (status != 200) {
            throw unavailable("answers %d: %s".formatted(status, reason(body)), null);
        }
        return body;
    }

    private static String reason(JsonNode body) {
        var cause = body.path("error").path("root_cause").path(0).path("reason").asString("");
        var reason = cause.isEmpty() ? body.path("error").path("reason").asString("it does not say why") : cause;
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }

    private SourceUnavailable unavailable(String why, @Nullable Throwable cause) {
        return new SourceUnavailable("OpenSearch '%s' %s".formatted(settings.name(), why), cause);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
