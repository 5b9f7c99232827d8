package dev.quarterdeck.catalog.backstage.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts entities, which come as JSON texts, into answers; reads one only to leave out what was not asked for. */
final class EntityJson {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<List<String>> paths;

    /** @param fields such as {@code metadata.name}; empty for all */
    EntityJson(Collection<String> fields) {
        this.paths = fields.stream()
                .flatMap(field -> Arrays.stream(field.split(",")))
                .filter(field -> !field.isBlank())
                .map(field -> List.of(field.strip().split("\\.")))
                .toList();
    }

    String array(Collection<? extends @Nullable String> documents) {
        return "[" + list(documents) + "]";
    }

    /** With commas between, to be put into an array. */
    String list(Collection<? extends @Nullable String> documents) {
        return documents.stream()
                .map(document -> document == null ? "null" : one(document))
                .collect(Collectors.joining(","));
    }

    private String one(String document) {
        if (paths.isEmpty()) {
            return document;
        }
        var whole = JSON.readTree(document);
        var picked = JSON.createObjectNode();
        paths.forEach(path -> pick(whole, path, picked));
        return picked.toString();
    }

    private static void pick(JsonNode from, List<String> path, ObjectNode to) {
        // a key may have dots itself, as those of annotations do
        for (var length = path.size(); length > 0; length--) {
            var key = String.join(".", path.subList(0, length));
            var value = from.get(key);
            if (value == null) {
                continue;
            }
            if (length == path.size()) {
                to.set(key, value);
            } else if (value.isObject()) {
                pick(value, path.subList(length, path.size()), to.withObjectProperty(key));
            }
            return;
        }
    }
}
