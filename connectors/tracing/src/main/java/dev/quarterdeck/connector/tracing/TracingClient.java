package dev.quarterdeck.connector.tracing;

import dev.quarterdeck.connector.SourceUnavailable;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks one server, within a time and a size whatever it answers. */
class TracingClient {

    private static final long LARGEST = 64_000_000;

    private final JsonMapper json = JsonMapper.builder().build();
    private final TracingConnection connection;
    private final HttpClient client;

    TracingClient(TracingConnection connection, @Nullable SSLContext trust) {
        this.connection = connection;
        var builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(connection.timeout());
        this.client = (trust == null ? builder : builder.sslContext(trust)).build();
    }

    String name() {
        return connection.name();
    }

    /**
     * @param query what is null in it is left out
     * @throws SourceUnavailable if it does not answer with JSON
     */
    JsonNode get(String path, Map<String, ? extends @Nullable Object> query) {
        return find(path, query)
                .orElseThrow(() -> unavailable("answers 404 at %s; is its address right?".formatted(path), null));
    }

    /** Empty if it has no such thing. */
    Optional<JsonNode> find(String path, Map<String, ? extends @Nullable Object> query) {
        var answer = answer(path, query);
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        if (answer.statusCode() != 200) {
            throw unavailable("answers %d".formatted(answer.statusCode()), null);
        }
        try {
            return Optional.of(json.readTree(answer.body()));
        } catch (JacksonException e) {
            throw unavailable("answers something that is not JSON", e);
        }
    }

    /** The client's own limit of time ends with the first byte; this one is for all. */
    private HttpResponse<byte[]> answer(String path, Map<String, ? extends @Nullable Object> query) {
        var sent = client.sendAsync(request(path, query), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
        try {
            return sent.get(connection.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw unavailable(
                    "does not answer within %s s".formatted(connection.timeout().toMillis() / 1e3), e);
        } catch (ExecutionException e) {
            var why = Objects.requireNonNullElse(e.getCause(), e);
            throw unavailable(
                    why instanceof IOException && why.getMessage() != null ? why.getMessage() : "does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("was not waited for", e);
        } finally {
            sent.cancel(true);
        }
    }

    private HttpRequest request(String path, Map<String, ? extends @Nullable Object> query) {
        var base = connection.url().toString().replaceAll("/+$", "");
        var text = query.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .map(entry -> entry.getKey() + "=" + encoded(String.valueOf(entry.getValue())))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(base + path + (text.isEmpty() ? "" : "?" + text)))
                .header("Accept", "application/json");
        var token = connection.token();
        var username = connection.username();
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        } else if (username != null) {
            var both = username + ":" + Objects.requireNonNullElse(connection.password(), "");
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
        }
        return request.build();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    SourceUnavailable unavailable(String why, @Nullable Throwable cause) {
        return new SourceUnavailable("%s %s.".formatted(connection.name(), why), cause);
    }
}
