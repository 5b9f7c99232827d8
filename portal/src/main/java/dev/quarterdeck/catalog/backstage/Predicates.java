package dev.quarterdeck.catalog.backstage;

import dev.quarterdeck.catalog.backstage.Criterion.All;
import dev.quarterdeck.catalog.backstage.Criterion.Any;
import dev.quarterdeck.catalog.backstage.Criterion.Exists;
import dev.quarterdeck.catalog.backstage.Criterion.HasPrefix;
import dev.quarterdeck.catalog.backstage.Criterion.Not;
import dev.quarterdeck.catalog.backstage.Criterion.OneOf;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Reads Backstage's filter predicates, such as <code>{"spec.type": {"$in": ["service", "website"]}}</code>. */
public final class Predicates {

    private Predicates() {}

    /** @throws IllegalArgumentException if it is none, or uses what is not offered */
    public static Criterion criterion(JsonNode predicate) {
        if (!predicate.isObject()) {
            throw new IllegalArgumentException("A query is an object, not " + predicate);
        }
        return new All(predicate.properties().stream().map(Predicates::of).toList());
    }

    private static Criterion of(Map.Entry<String, JsonNode> property) {
        var value = property.getValue();
        return switch (property.getKey()) {
            case "$all" -> new All(each(value));
            case "$any" -> new Any(each(value));
            case "$not" -> new Not(criterion(value));
            case String key when key.startsWith("$") -> throw new IllegalArgumentException("No query has a " + key);
            case String key -> value.isObject() ? matcher(key, value) : new OneOf(key, List.of(value.asString()));
        };
    }

    private static List<Criterion> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(Predicates::criterion)
                .toList();
    }

    private static Criterion matcher(String key, JsonNode matcher) {
        return new All(matcher.properties().stream()
                .map(property -> matcher(key, property.getKey(), property.getValue()))
                .toList());
    }

    private static Criterion matcher(String key, String operator, JsonNode value) {
        return switch (operator) {
            case "$exists" -> value.asBoolean() ? new Exists(key) : new Not(new Exists(key));
            case "$in" ->
                new OneOf(key, value.valueStream().map(JsonNode::asString).toList());
            case "$hasPrefix" -> new HasPrefix(key, value.asString());
            case "$contains" -> new OneOf(key, List.of(plain(operator, value)));
            default -> throw new IllegalArgumentException("No query has a " + operator);
        };
    }

    private static String plain(String operator, JsonNode value) {
        if (value.isContainer()) {
            throw new IllegalArgumentException("%s takes a plain value here, not %s".formatted(operator, value));
        }
        return value.asString();
    }
}
