package dev.quarterdeck.signals.probe;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.metrics.MetricSource;
import dev.quarterdeck.connector.metrics.QueryRefused;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/** Has a blackbox exporter ask, or reads what those of a Prometheus found. */
@Component
class ExporterClient {

    private static final long LARGEST = 1_000_000;

    private static final String SUCCESS = "probe_success";
    private static final String DURATION = "probe_duration_seconds";
    private static final String STATUS = "probe_http_status_code";
    private static final String EXPIRY = "probe_ssl_earliest_cert_expiry";

    private final List<MetricSource> sources;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Clock clock;

    ExporterClient(List<MetricSource> sources, Clock clock) {
        this.sources = List.copyOf(sources);
        this.clock = clock;
    }

    /** @throws SourceUnavailable if whoever asks for the portal does not say what came of it: nothing is known then */
    ProbeResult ask(ProbeDefinition definition) throws InterruptedException {
        var at = clock.instant();
        try {
            var connection = definition.connection();
            return result(at, connection == null ? asked(definition) : found(connection, definition, at));
        } catch (IOException e) {
            throw new SourceUnavailable(String.valueOf(e.getMessage()), e);
        }
    }

    private static ProbeResult result(Instant at, Map<String, Double> found) throws IOException {
        var success = found.get(SUCCESS);
        if (success == null) {
            throw new IOException("what was answered says nothing of " + SUCCESS);
        }
        var status = found.getOrDefault(STATUS, 0.0).intValue();
        var expiry = found.getOrDefault(EXPIRY, 0.0);
        return new ProbeResult(
                at,
                Duration.ofNanos(Math.round(found.getOrDefault(DURATION, 0.0) * 1e9)),
                status <= 0 ? null : Integer.valueOf(status),
                expiry <= 0 ? null : Instant.ofEpochSecond(Math.round(expiry)),
                success > 0 ? null : why(status));
    }

    private static String why(int status) {
        return status > 0
                ? "the exporter was answered %d, which is not as it should be".formatted(status)
                : "the exporter was not answered as it should be";
    }

    /** The exporter is told how long it has, as Prometheus tells it. */
    private Map<String, Double> asked(ProbeDefinition definition) throws IOException, InterruptedException {
        var base = String.valueOf(definition.through()).replaceAll("(/probe)?/*$", "");
        var address = URI.create("%s/probe?module=%s&target=%s"
                .formatted(base, encoded(definition.usedModule()), encoded(definition.target())));
        var request = HttpRequest.newBuilder(address)
                .header(
                        "X-Prometheus-Scrape-Timeout-Seconds",
                        Double.toString(definition.timeout().toMillis() / 1e3))
                .build();
        var answer = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST));
        try {
            var said = answer.get(definition.timeout().plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
            if (said.statusCode() != 200) {
                throw new IOException("the exporter answers %d: %s"
                        .formatted(
                                said.statusCode(),
                                said.body()
                                        .lines()
                                        .findFirst()
                                        .map(line -> line.substring(0, Math.min(200, line.length())))
                                        .orElse("")));
            }
            return read(said.body());
        } catch (TimeoutException e) {
            throw new IOException(
                    "the exporter did not answer within %s s"
                            .formatted(definition.timeout().toMillis() / 1e3),
                    e);
        } catch (ExecutionException e) {
            throw new IOException("the exporter cannot be reached at %s".formatted(base), e);
        } finally {
            answer.cancel(true);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What is asked for has no labels. */
    private static Map<String, Double> read(String text) throws IOException {
        var found = new HashMap<String, Double>();
        for (var line : text.lines().toList()) {
            var space = line.indexOf(' ');
            if (space > 0 && List.of(SUCCESS, DURATION, STATUS, EXPIRY).contains(line.substring(0, space))) {
                found.put(line.substring(0, space), number(line.substring(space + 1)));
            }
        }
        return found;
    }

    private static double number(String text) throws IOException {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new IOException("the exporter answers '%s' in place of a number".formatted(text), e);
        }
    }

    /** By the label that Prometheus' own documents give the address of what is asked. */
    private Map<String, Double> found(String connection, ProbeDefinition definition, Instant at) throws IOException {
        var source = sources.stream()
                .filter(one -> one.name().equals(connection))
                .findFirst()
                .orElseThrow(() -> new IOException("no Prometheus named '%s' is connected".formatted(connection)));
        var query = "min by (__name__) ({__name__=~\"%s|%s|%s|%s\",instance=\"%s\"})"
                .formatted(SUCCESS, DURATION, STATUS, EXPIRY, quoted(definition.target()));
        var found = new HashMap<String, Double>();
        try {
            source.at(query, at)
                    .forEach(series -> series.values()
                            .values()
                            .forEach(value -> found.put(series.labels().getOrDefault("__name__", ""), value)));
        } catch (SourceUnavailable | QueryRefused e) {
            throw new IOException(e.getMessage(), e);
        }
        if (found.isEmpty()) {
            throw new IOException(
                    "Prometheus '%s' has no %s of instance \"%s\"".formatted(connection, SUCCESS, definition.target()));
        }
        return found;
    }

    private static String quoted(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
