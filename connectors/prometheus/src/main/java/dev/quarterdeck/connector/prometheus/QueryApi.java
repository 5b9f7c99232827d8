package dev.quarterdeck.connector.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.metrics.QueryRefused;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;

/** Prometheus' HTTP API, version 1. Follows no redirection, so that credentials go nowhere else. */
final class QueryApi implements AutoCloseable {

    /** What is longer stands in a form, for addresses end somewhere. */
    private static final int LONGEST_ADDRESS = 2_000;

    private final String root;
    private final Credentials credentials;
    private final Refusals refusals;
    private final HttpClient client;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    QueryApi(String root, Credentials credentials, Refusals refusals, HttpClient client) {
        this.root = root;
        this.credentials = credentials;
        this.refusals = refusals;
        this.client = client;
    }

    /**
     * Asks and reads, both within a time: a client's own limit ends with the first byte.
     *
     * @param form what is asked
     * @throws QueryRefused if the source, or the reading, refuses the query
     * @throws SourceUnavailable if it does not answer in time, or not as it should
     */
    void ask(String path, Map<String, String> form, Duration within, Consumer<InputStream> reading) {
        var answer = threads.submit(() -> {
            exchange(request(path, form), reading);
            return true;
        });
        try {
            answer.get(Math.max(1, within.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw refusals.tooLate(e);
        } catch (ExecutionException e) {
            throw refusals.of(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refusals.of(e);
        } finally {
            answer.cancel(true);
        }
    }

    private HttpRequest request(String path, Map<String, String> form) {
        var asked = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(joining("&"));
        var request = credentials.added(HttpRequest.newBuilder().setHeader("Accept", "application/json"));
        return asked.length() <= LONGEST_ADDRESS
                ? request.uri(URI.create(root + path + (asked.isEmpty() ? "" : "?" + asked)))
                        .build()
                : request.uri(URI.create(root + path))
                        .setHeader("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(asked))
                        .build();
    }

    private void exchange(HttpRequest request, Consumer<InputStream> reading) throws IOException, InterruptedException {
        var answer = client.send(request, BodyHandlers.ofInputStream());
        try (var body = answer.body()) {
            var type = answer.headers().firstValue("Content-Type").orElse("application/json");
            if (answer.statusCode() != 200) {
                throw refusals.of(answer, body);
            }
            if (!type.contains("json")) {
                throw refusals.notJson(type);
            }
            reading.accept(body);
        } catch (JacksonException e) {
            throw refusals.notJson(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.shutdownNow();
    }
}
