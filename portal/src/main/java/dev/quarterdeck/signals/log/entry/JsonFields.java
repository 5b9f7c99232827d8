package dev.quarterdeck.signals.log.entry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** The fields of an object, those of objects within it by names with points. */
final class JsonFields {

    private static final int MOST = 200;

    private static final JsonMapper JSON = JsonMapper.shared();

    private JsonFields() {}

    /** Of a line that was cut what came before the cut; none of a line that is no object, or not only one. */
    static Map<String, String> of(RawLine line) {
        var fields = new LinkedHashMap<String, String>();
        try (var json = JSON.createParser(line.text())) {
            json.nextToken();
            object(json, "", fields);
            return json.nextToken() == null ? fields : Map.of();
        } catch (JacksonException e) {
            return line.cut() ? fields : Map.of();
        }
    }

    private static void object(JsonParser json, String prefix, Map<String, String> into) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = prefix + json.currentName();
            switch (json.nextToken()) {
                case START_OBJECT -> object(json, name + ".", into);
                case START_ARRAY -> put(name, array(json), into);
                case VALUE_NULL -> {}
                default -> put(name, json.getString(), into);
            }
        }
    }

    private static void put(String name, String value, Map<String, String> into) {
        if (into.size() < MOST) {
            into.put(name, value);
        }
    }

    /** What is in it, however deep, one after the other. */
    private static String array(JsonParser json) {
        var values = new StringJoiner(", ");
        for (var depth = 1; depth > 0; ) {
            var token = json.nextToken();
            if (token == null) {
                break;
            } else if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token.isScalarValue()) {
                values.add(json.getString());
            }
        }
        return values.toString();
    }
}
