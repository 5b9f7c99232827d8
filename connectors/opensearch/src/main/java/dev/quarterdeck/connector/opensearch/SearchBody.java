package dev.quarterdeck.connector.opensearch;

import dev.quarterdeck.connector.log.LogQuestion;
import dev.quarterdeck.connector.log.LogQuestion.Condition;
import dev.quarterdeck.connector.log.LogQuestion.Direction;
import dev.quarterdeck.connector.log.LogQuestionRefused;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says a question in the query language of OpenSearch. Whether a field is a keyword, or a text with a keyword beside it as
 * in an index without a mapping, is not known: both are asked.
 */
final class SearchBody {

    private static final JsonMapper JSON = JsonMapper.shared();

    static final String TIMES = "times";
    static final String LEVELS = "levels";

    /** As its lines are counted. */
    private static final int COUNTED = 10_000;

    private final FieldNames fields;

    SearchBody(FieldNames fields) {
        this.fields = fields;
    }

    ObjectNode of(LogQuestion question) {
        var body = JSON.createObjectNode();
        body.put("size", question.limit());
        body.put("track_total_hits", COUNTED);
        query(body, question);
        var order = question.direction() == Direction.TO_THE_PAST ? "desc" : "asc";
        sort(body.putArray("sort"), order);
        if (question.cursor() != null) {
            body.set("search_after", Cursor.read(question.cursor(), question.inclusive() ? order : null));
        }
        return body;
    }

    private void query(ObjectNode body, LogQuestion question) {
        var all = body.putObject("query").putObject("bool");
        var must = all.putArray("filter");
        var mustNot = all.putArray("must_not");
        exactly(must, fields.component(), question.component());
        exactly(must, fields.environment(), question.environment());
        anyOf(must, fields.replica(), question.replicas());
        anyOf(must, fields.level(), cases(question.levels()));
        range(must, question);
        question.conditions().forEach(condition -> add(condition, must, mustNot));
    }

    /** How many lines there are over time, and of these in each group of levels. */
    ObjectNode counts(LogQuestion question, Duration width, Map<String, Set<String>> levels) {
        var body = JSON.createObjectNode();
        body.put("size", 0);
        body.put("track_total_hits", false);
        query(body, question);
        var times = body.putObject("aggs").putObject(TIMES);
        times.putObject("date_histogram")
                .put("field", fields.time())
                .put("fixed_interval", width.toSeconds() + "s")
                .put("min_doc_count", 1);
        var groups =
                times.putObject("aggs").putObject(LEVELS).putObject("filters").putObject("filters");
        levels.forEach((group, words) ->
                anyOf(groups.putObject(group).putObject("bool").putArray("filter"), fields.level(), cases(words)));
        return body;
    }

    private void sort(ArrayNode sort, String order) {
        sort.addObject()
                .putObject(fields.time())
                .put("order", order)
                // some indices may keep milliseconds, and others nanoseconds
                .put("numeric_type", "date_nanos")
                .put("unmapped_type", "date");
        // what was written in the same moment needs some order that stays
        sort.addObject().putObject("_index").put("order", order);
        sort.addObject().putObject("_seq_no").put("order", order);
    }

    private void range(ArrayNode must, LogQuestion question) {
        if (question.from() == null && question.to() == null) {
            return;
        }
        var range = must.addObject().putObject("range").putObject(fields.time());
        range.put("format", "strict_date_optional_time_nanos");
        if (question.from() != null) {
            range.put("gte", question.from().toString());
        }
        if (question.to() != null) {
            range.put("lt", question.to().toString());
        }
    }

    private void add(Condition condition, ArrayNode must, ArrayNode mustNot) {
        switch (condition) {
            case Condition.Text(var text, var present) -> text(present ? must : mustNot, text);
            case Condition.Pattern(var pattern) -> pattern(must, pattern);
            case Condition.Field(var name, var value, var equal) -> field(equal ? must : mustNot, name, value);
            case Condition.Trace(var id) ->
                anyOf(
                        must,
                        fields.trace(),
                        new LinkedHashSet<>(
                                Stream.of(id, id.toLowerCase(Locale.ROOT)).toList()));
        }
    }

    /** Words as they stand, any part of one word, and any part of a message that is short enough to be kept as one. */
    private void text(ArrayNode into, String text) {
        var either = either(into);
        var words = either.addObject().putObject("multi_match");
        words.put("query", text).put("type", "phrase").put("lenient", true);
        var names = words.putArray("fields");
        names.add(fields.message());
        fields.text().forEach(names::add);
        part(either, fields.message() + ".keyword", text);
        if (text.chars().noneMatch(Character::isWhitespace)) {
            part(either, fields.message(), text);
            fields.text().forEach(name -> part(either, name, text));
        }
    }

    private static void part(ArrayNode either, String name, String text) {
        either.addObject()
                .putObject("wildcard")
                .putObject(name)
                .put("value", "*" + text.replaceAll("[\\\\*?]", "\\\\$0") + "*")
                .put("case_insensitive", true);
    }

    private void pattern(ArrayNode into, String pattern) {
        if (pattern.length() > 500) {
            throw new LogQuestionRefused("a pattern has at most 500 characters");
        }
        var either = either(into);
        for (var name : new String[] {fields.message(), fields.message() + ".keyword"}) {
            either.addObject()
                    .putObject("regexp")
                    .putObject(name)
                    .put("value", ".*(" + pattern + ").*")
                    .put("case_insensitive", true);
        }
    }

    private void field(ArrayNode into, String name, String value) {
        var either = either(into);
        var known = fields.of(name);
        for (var spelled : name.equals("level") ? cases(Set.of(value)) : Set.of(value)) {
            either.addObject().putObject("term").put(known + ".keyword", spelled);
            var words = either.addObject().putObject("multi_match");
            words.put("query", spelled).put("type", "phrase").put("lenient", true);
            words.putArray("fields").add(known);
        }
    }

    private static void exactly(ArrayNode into, String name, @Nullable String value) {
        if (value != null) {
            anyOf(into, name, Set.of(value));
        }
    }

    private static void anyOf(ArrayNode into, String name, Collection<String> values) {
        if (values.isEmpty()) {
            return;
        }
        var either = either(into);
        terms(either, name + ".keyword", values);
        // a text without a keyword beside it: with one, a part of the value would do
        var bare = either.addObject().putObject("bool");
        terms(bare.putArray("filter"), name, values);
        bare.putArray("must_not").addObject().putObject("exists").put("field", name + ".keyword");
    }

    private static void terms(ArrayNode into, String name, Collection<String> values) {
        var terms = into.addObject().putObject("terms").putArray(name);
        values.forEach(terms::add);
    }

    private static ArrayNode either(ArrayNode into) {
        var either = into.addObject().putObject("bool");
        either.put("minimum_should_match", 1);
        return either.putArray("should");
    }

    /** As loggers write it: ERROR, error, Error. */
    private static Collection<String> cases(Collection<String> words) {
        var all = new LinkedHashSet<String>();
        for (var word : words) {
            var lower = word.toLowerCase(Locale.ROOT);
            all.add(word.toUpperCase(Locale.ROOT));
            all.add(lower);
            all.add(lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1));
        }
        return all;
    }

    /** For how far back there are lines. */
    ObjectNode oldest() {
        var body = JSON.createObjectNode();
        body.put("size", 0);
        body.put("track_total_hits", false);
        body.putObject("aggs")
                .putObject("oldest")
                .putObject("min")
                .put("field", fields.time())
                .put("format", "strict_date_optional_time_nanos");
        return body;
    }
}
