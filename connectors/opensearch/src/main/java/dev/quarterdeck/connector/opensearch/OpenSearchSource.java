package dev.quarterdeck.connector.opensearch;

import static java.util.Objects.requireNonNull;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.log.LogAnswer;
import dev.quarterdeck.connector.log.LogCount;
import dev.quarterdeck.connector.log.LogQuestion;
import dev.quarterdeck.connector.log.LogQuestionRefused;
import dev.quarterdeck.connector.log.LogRetention;
import dev.quarterdeck.connector.log.LogSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An OpenSearch or Elasticsearch that keeps lines. */
final class OpenSearchSource implements LogSource, AutoCloseable {

    private final OpenSearchSettings settings;
    private final SearchApi api;
    private final SearchBody body;
    private final AnswerReader reader;
    private final Clock clock;

    private OpenSearchSource(OpenSearchSettings settings, Clock clock) {
        this.settings = settings;
        this.api = new SearchApi(settings);
        this.body = new SearchBody(settings.fields());
        this.reader = new AnswerReader(name(), settings.fields());
        this.clock = clock;
    }

    static OpenSearchSource open(OpenSearchSettings settings) {
        return new OpenSearchSource(settings, Clock.systemUTC());
    }

    @Override
    public String name() {
        return requireNonNull(settings.name(), "checked by the settings");
    }

    @Override
    public String kind() {
        return "Logs";
    }

    @Override
    public String check() {
        try {
            var version = api.get("/").path("version");
            if (!version.path("number").isString()) {
                throw new SourceUnavailable("OpenSearch '%s' does not answer as OpenSearch does".formatted(name()));
            }
            var what = version.path("distribution").asString("elasticsearch");
            return "%s %s, indices %s"
                    .formatted(
                            what.equals("opensearch") ? "OpenSearch" : "Elasticsearch",
                            version.path("number").asString(""),
                            settings.index());
        } catch (LogQuestionRefused e) {
            throw new SourceUnavailable("OpenSearch '%s' refuses to be asked: %s".formatted(name(), e.getMessage()), e);
        }
    }

    @Override
    public LogAnswer search(LogQuestion question) {
        var within = within(question);
        return reader.read(api.post(path(within), body.of(question), within), question);
    }

    @Override
    public List<LogCount> count(LogQuestion question, Duration width, Map<String, Set<String>> levels) {
        var within = within(question);
        return reader.counts(api.post(path(within), body.counts(question, width, levels), within));
    }

    /** Older lines stand on slower disks. */
    private Duration within(LogQuestion question) {
        var from = question.from();
        return from != null && from.isBefore(clock.instant().minus(settings.hot()))
                ? settings.warmTimeout()
                : settings.timeout();
    }

    /** An index that is not there is one without lines. */
    private String path(Duration within) {
        return "/%s/_search?ignore_unavailable=true&allow_no_indices=true&timeout=%dms"
                .formatted(settings.index(), within.toMillis());
    }

    @Override
    public LogRetention retention() {
        var answer = api.post(path(settings.timeout()), body.oldest(), settings.timeout());
        return new LogRetention(reader.oldest(answer), settings.hot(), settings.warm());
    }

    @Override
    public void close() {
        api.close();
    }
}
