package dev.quarterdeck.connector.opensearch;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.log.LogAnswer;
import dev.quarterdeck.connector.log.LogCount;
import dev.quarterdeck.connector.log.LogQuestion;
import dev.quarterdeck.connector.log.LogQuestion.Direction;
import dev.quarterdeck.connector.log.LogRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads lines out of the answer to a search. */
final class AnswerReader {

    private static final int MOST_FIELDS = 200;

    private final String name;
    private final FieldNames names;

    AnswerReader(String name, FieldNames names) {
        this.name = name;
        this.names = names;
    }

    /** @throws SourceUnavailable if it is no answer to a search, or not a whole one */
    LogAnswer read(JsonNode answer, LogQuestion question) {
        requireWhole(answer);
        var records = new ArrayList<LogRecord>();
        for (var hit : answer.path("hits").path("hits")) {
            records.add(line(hit));
        }
        var past = question.direction() == Direction.TO_THE_PAST;
        List<LogRecord> inOrder = past ? records.reversed() : records;
        var full = records.size() == question.limit();
        var first = inOrder.isEmpty() ? null : inOrder.getFirst().position();
        var last = inOrder.isEmpty() ? question.cursor() : inOrder.getLast().position();
        var begins = question.cursor() == null && !past;
        return new LogAnswer(inOrder, (past && !full) || begins ? null : first, last, total(answer));
    }

    /** @throws SourceUnavailable likewise */
    List<LogCount> counts(JsonNode answer) {
        requireWhole(answer);
        var counts = new ArrayList<LogCount>();
        for (var bucket : answer.path("aggregations").path(SearchBody.TIMES).path("buckets")) {
            var at = Instant.ofEpochMilli(bucket.path("key").asLong(0));
            var others = bucket.path("doc_count").asLong(0);
            for (var group : bucket.path(SearchBody.LEVELS).path("buckets").properties()) {
                var lines = group.getValue().path("doc_count").asLong(0);
                others -= lines;
                counts.add(new LogCount(at, group.getKey(), lines));
            }
            counts.add(new LogCount(at, "", others));
        }
        return counts.stream().filter(count -> count.lines() > 0).toList();
    }

    private void requireWhole(JsonNode answer) {
        if (!answer.path("hits").path("hits").isArray()) {
            throw new SourceUnavailable("OpenSearch '%s' does not answer as OpenSearch does".formatted(name));
        }
        var failed = answer.path("_shards").path("failed").asInt(0);
        if (answer.path("timed_out").asBoolean(false) || failed > 0) {
            throw new SourceUnavailable(
                    failed > 0
                            ? "OpenSearch '%s' found only a part: %d of %d shards failed"
                                    .formatted(
                                            name,
                                            failed,
                                            answer.path("_shards").path("total").asInt(0))
                            : "OpenSearch '%s' found only a part in the time it had".formatted(name));
        }
    }

    private static @Nullable Long total(JsonNode answer) {
        var total = answer.path("hits").path("total");
        return total.path("relation").asString("").equals("eq")
                ? Long.valueOf(total.path("value").asLong(0))
                : null;
    }

    private LogRecord line(JsonNode hit) {
        var all = new LinkedHashMap<String, String>();
        flatten("", hit.path("_source"), all);
        var message = all.remove(names.message());
        var time = all.remove(names.time());
        var component = all.get(names.component());
        var environment = all.get(names.environment());
        return new LogRecord(
                Cursor.of(hit.path("sort")),
                time == null ? null : instant(time),
                component,
                environment,
                all.remove(names.replica()),
                all.remove(names.level()),
                all.remove(names.logger()),
                message == null ? "" : message,
                all);
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> into) {
        for (var property : node.properties()) {
            var value = property.getValue();
            var field = prefix + property.getKey();
            if (value.isObject()) {
                flatten(field + ".", value, into);
            } else if (!value.isNull() && into.size() < MOST_FIELDS) {
                into.put(field, value.isString() ? value.stringValue() : value.toString());
            }
        }
    }

    private static @Nullable Instant instant(String text) {
        try {
            return text.chars().allMatch(Character::isDigit)
                    ? Instant.ofEpochMilli(Long.parseLong(text))
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    @Nullable
    Instant oldest(JsonNode answer) {
        var oldest = answer.path("aggregations").path("oldest").path("value_as_string");
        return oldest.isString() ? instant(oldest.stringValue()) : null;
    }
}
