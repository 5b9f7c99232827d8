package dev.quarterdeck.connector.prometheus;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.metrics.Answer;
import dev.quarterdeck.connector.metrics.MetricSource;
import dev.quarterdeck.connector.metrics.QueryRefused;
import dev.quarterdeck.connector.metrics.Series;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Prometheus, or what has its API. */
final class PrometheusSource implements MetricSource, AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final PrometheusSettings settings;
    private final QueryApi api;

    private PrometheusSource(PrometheusSettings settings, QueryApi api) {
        this.settings = settings;
        this.api = api;
    }

    static PrometheusSource open(PrometheusSettings settings) {
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(settings.connectTimeout());
        var trust = Trust.of(settings);
        if (trust != null) {
            client.sslContext(trust);
        }
        var root = String.valueOf(settings.url()).replaceAll("/+$", "") + "/api/v1/";
        return new PrometheusSource(
                settings, new QueryApi(root, new Credentials(settings), new Refusals(settings), client.build()));
    }

    @Override
    public String name() {
        return Objects.requireNonNull(settings.name());
    }

    @Override
    public String kind() {
        return "Metrics";
    }

    @Override
    public String check() {
        var read = new AtomicReference<JsonNode>();
        try {
            api.ask("status/buildinfo", Map.of(), settings.timeout(), answer -> read.set(JSON.readTree(answer)));
        } catch (SourceUnavailable | QueryRefused e) {
            // not all that have the query API say what they are; whoever does not answer at all fails here again
            return checkedByQuery();
        }
        var version = Objects.requireNonNull(read.get()).at("/data/version").asString("");
        return version.isEmpty()
                ? "at %s".formatted(settings.url())
                : "version %s at %s".formatted(version, settings.url());
    }

    private String checkedByQuery() {
        try {
            askAt("vector(1)", Instant.EPOCH.plusSeconds(1));
            return "at %s".formatted(settings.url());
        } catch (QueryRefused e) {
            throw new SourceUnavailable("Prometheus '%s' refuses every query: %s".formatted(name(), e.getMessage()), e);
        }
    }

    @Override
    public List<Series> range(String query, Instant from, Instant to, Duration step) {
        return askRange(query, from, to, step).series();
    }

    @Override
    public List<Series> at(String query, Instant moment) {
        return askAt(query, moment).series();
    }

    @Override
    public Answer askRange(String query, Instant from, Instant to, Duration step) {
        var reader = reader();
        var begin = System.nanoTime();
        for (var part : new Moments(from, to, step).parts()) {
            var form = form(query);
            form.put("start", Moments.written(part.from()));
            form.put("end", Moments.written(part.to()));
            form.put("step", Moments.written(Instant.EPOCH.plus(step)));
            api.ask("query_range", form, left(begin), reader::read);
        }
        return reader.answer();
    }

    @Override
    public Answer askAt(String query, Instant moment) {
        var answer = instant(query, moment);
        if (answer.series().stream().anyMatch(one -> one.values().size() > 1)) {
            throw new QueryRefused("The query gives a range of numbers: put it into a function such as rate()");
        }
        return answer;
    }

    @Override
    public Answer samples(String selector, Instant after, Instant to) {
        var seconds = Duration.between(after, to).plusMillis(999).toSeconds();
        var answer = instant("%s[%ds]".formatted(selector, seconds), to);
        return new Answer(
                answer.series().stream()
                        .map(one -> new Series(one.labels(), one.values().tailMap(after, false)))
                        .toList(),
                answer.warnings(),
                answer.partial());
    }

    private Answer instant(String query, Instant moment) {
        var reader = reader();
        var form = form(query);
        form.put("time", Moments.written(moment));
        api.ask("query", form, settings.timeout(), reader::read);
        return reader.answer();
    }

    private AnswerReader reader() {
        return new AnswerReader(new Limits(settings.largest().toBytes(), settings.mostSeries()));
    }

    /** The source is told how long it has, so that it works for nobody who has left. */
    private Map<String, String> form(String query) {
        var form = new LinkedHashMap<String, String>();
        form.put("query", query);
        form.put("timeout", settings.timeout().toMillis() + "ms");
        return form;
    }

    private Duration left(long begin) {
        return settings.timeout().minusNanos(System.nanoTime() - begin);
    }

    @Override
    public void close() {
        api.close();
    }
}
