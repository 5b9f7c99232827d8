package dev.quarterdeck.connector.prometheus;

import dev.quarterdeck.connector.metrics.Answer;
import dev.quarterdeck.connector.metrics.QueryRefused;
import dev.quarterdeck.connector.metrics.Series;
import java.io.InputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads answers of the query API as they arrive, and puts the parts of each series together. Numbers that are none, and
 * those without end, are left out; moments need not be in order.
 */
final class AnswerReader {

    private static final JsonMapper JSON = new JsonMapper();

    private final Limits limits;
    private final Map<Map<String, String>, NavigableMap<Instant, Double>> series = new LinkedHashMap<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private boolean partial;

    AnswerReader(Limits limits) {
        this.limits = limits;
    }

    Answer answer() {
        return new Answer(
                series.entrySet().stream()
                        .map(one -> new Series(one.getKey(), one.getValue()))
                        .toList(),
                warnings.stream().toList(),
                partial);
    }

    /** @throws StreamReadException if it is not an answer as the API's documents describe it */
    void read(InputStream answer) {
        var found = false;
        try (var json = JSON.createParser(limits.limited(answer))) {
            expect(json, json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "data" -> found = data(json);
                    case "warnings" -> warnings(json, true);
                    case "infos" -> warnings(json, false);
                    case "isPartial" -> partial |= json.currentToken() == JsonToken.VALUE_TRUE;
                    default -> json.skipChildren();
                }
            }
            expect(json, found && json.currentToken() == JsonToken.END_OBJECT);
        }
        if (partial && warnings.isEmpty()) {
            warnings.add("The source says that it left something out");
        }
    }

    private static void expect(JsonParser json, boolean holds) {
        if (!holds) {
            throw new StreamReadException(json, "it is not an answer of the query API");
        }
    }

    /** Hints at a query begin with PromQL; anything else says that something is missing. */
    private void warnings(JsonParser json, boolean canBePartial) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return;
        }
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            warnings.add(json.getString());
            partial |= canBePartial && !json.getString().startsWith("PromQL");
        }
    }

    private boolean data(JsonParser json) {
        expect(json, json.currentToken() == JsonToken.START_OBJECT);
        var found = false;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            json.nextToken();
            if (name.equals("resultType") && json.getString().equals("string")) {
                throw new QueryRefused("The query gives a text, not numbers");
            } else if (name.equals("result")) {
                found = true;
                result(json);
            } else {
                json.skipChildren();
            }
        }
        return found;
    }

    private void result(JsonParser json) {
        expect(json, json.currentToken() == JsonToken.START_ARRAY);
        if (json.nextToken() == JsonToken.VALUE_NUMBER_FLOAT || json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            sample(json, series.computeIfAbsent(Map.of(), _ -> new TreeMap<>()));
            return;
        }
        while (json.currentToken() == JsonToken.START_OBJECT) {
            one(json);
            json.nextToken();
        }
        expect(json, json.currentToken() == JsonToken.END_ARRAY);
    }

    private void one(JsonParser json) {
        var labels = new LinkedHashMap<String, String>();
        var values = new TreeMap<Instant, Double>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            json.nextToken();
            switch (name) {
                case "metric" -> labels(json, labels);
                case "values" -> {
                    while (json.nextToken() == JsonToken.START_ARRAY) {
                        json.nextToken();
                        sample(json, values);
                    }
                }
                case "value" -> {
                    json.nextToken();
                    sample(json, values);
                }
                default -> json.skipChildren();
            }
        }
        series.computeIfAbsent(labels, _ -> new TreeMap<>()).putAll(values);
        limits.checkSeries(series.size());
    }

    private static void labels(JsonParser json, Map<String, String> into) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var label = json.currentName();
            json.nextToken();
            into.put(label, json.getString());
        }
    }

    /** From the number that is its moment up to the end of its array. */
    private static void sample(JsonParser json, Map<Instant, Double> into) {
        expect(json, json.currentToken().isNumeric());
        var at = Instant.ofEpochMilli(Math.round(json.getDoubleValue() * 1_000));
        json.nextToken();
        var value = number(json, json.getString());
        expect(json, json.nextToken() == JsonToken.END_ARRAY);
        if (Double.isFinite(value)) {
            into.put(at, value);
        }
    }

    private static double number(JsonParser json, String text) {
        try {
            return switch (text) {
                case "+Inf", "-Inf", "Inf", "NaN" -> Double.NaN;
                default -> Double.parseDouble(text);
            };
        } catch (NumberFormatException e) {
            throw new StreamReadException(json, "'%s' is not a number".formatted(text), e);
        }
    }
}
