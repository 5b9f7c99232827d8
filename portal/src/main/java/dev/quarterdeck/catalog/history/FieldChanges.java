package dev.quarterdeck.catalog.history;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds in which fields two descriptors differ; lists are compared as a whole. */
final class FieldChanges {

    private final List<FieldChange> changes = new ArrayList<>();

    private FieldChanges() {}

    static List<FieldChange> between(JsonNode before, JsonNode after) {
        var found = new FieldChanges();
        found.compare("", before, after);
        return found.changes;
    }

    private void compare(String path, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (before instanceof ObjectNode first && after instanceof ObjectNode second) {
            var names = new TreeSet<>(first.propertyNames());
            names.addAll(second.propertyNames());
            names.forEach(
                    name -> compare(path.isEmpty() ? name : path + "." + name, first.get(name), second.get(name)));
        } else if (before == null || !before.equals(after)) {
            changes.add(new FieldChange(path, text(before), text(after)));
        }
    }

    private static @Nullable String text(@Nullable JsonNode value) {
        return value == null ? null : value.isString() ? value.asString() : value.toString();
    }
}
