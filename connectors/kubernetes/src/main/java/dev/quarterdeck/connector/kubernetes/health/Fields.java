package dev.quarterdeck.connector.kubernetes.health;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an object whatever version of its kind it is written in; of what is not there, and of what is not of the kind that
 * is asked for, it reads nothing.
 */
public record Fields(Map<?, ?> map) {

    private static final Fields NONE = new Fields(Map.of());

    /** Without its metadata. */
    public static Fields of(GenericKubernetesResource object) {
        var properties = object.getAdditionalProperties();
        return properties == null ? NONE : new Fields(properties);
    }

    private static Fields ofValue(@Nullable Object value) {
        return value instanceof Map<?, ?> inner ? new Fields(inner) : NONE;
    }

    public Fields at(String... path) {
        var found = this;
        for (var name : path) {
            found = ofValue(found.map.get(name));
        }
        return found;
    }

    public boolean has(String name) {
        return map.get(name) != null;
    }

    public boolean isEmpty() {
        return map.isEmpty();
    }

    public @Nullable String text(String name) {
        var value = map.get(name);
        return value == null || value instanceof Map || value instanceof List ? null : value.toString();
    }

    public String text(String name, String otherwise) {
        var text = text(name);
        return text == null ? otherwise : text;
    }

    public boolean flag(String name) {
        return Boolean.TRUE.equals(map.get(name));
    }

    public long number(String name, long otherwise) {
        return map.get(name) instanceof Number number ? number.longValue() : otherwise;
    }

    public int count(String name) {
        return (int) number(name, 0);
    }

    /** Of objects; other elements are left out. */
    public List<Fields> list(String name) {
        return map.get(name) instanceof List<?> elements
                ? elements.stream()
                        .filter(Map.class::isInstance)
                        .map(Fields::ofValue)
                        .toList()
                : List.of();
    }

    public List<String> words(String name) {
        return map.get(name) instanceof List<?> elements
                ? elements.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** In order. */
    public Map<String, String> texts(String name) {
        if (!(map.get(name) instanceof Map<?, ?> inner)) {
            return Map.of();
        }
        var texts = new LinkedHashMap<String, String>();
        inner.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
        return Collections.unmodifiableMap(texts);
    }

    /** The condition of that type if it holds; empty otherwise. */
    public Fields holding(String type) {
        var condition = condition(type);
        return "True".equals(condition.text("status")) ? condition : NONE;
    }

    /** The condition of that type, whether it holds or not; empty if nobody says. */
    public Fields condition(String type) {
        return list("conditions").stream()
                .filter(one -> type.equals(one.text("type")))
                .findFirst()
                .orElse(NONE);
    }
}
