package dev.quarterdeck.signals.dashboard.code;

import dev.quarterdeck.signals.dashboard.code.WrongCode.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One field of what is read, which knows where it stands; what is wrong is noted, and the reading goes on. */
final class Field {

    private final JsonNode node;
    private final String path;
    private final Reading reading;
    private final Set<String> used = new HashSet<>();

    /** What is found wrong in one text. */
    static final class Reading {

        private final List<Fault> faults = new ArrayList<>();
        private final Lines lines;

        Reading(Lines lines) {
            this.lines = lines;
        }

        void note(Field at, String message) {
            faults.add(new Fault(lines.of(at), at.path, message));
        }

        boolean isRight() {
            return faults.isEmpty();
        }

        List<Fault> faults() {
            return faults;
        }
    }

    Field(JsonNode node, String path, Reading reading) {
        this.node = node;
        this.path = path;
        this.reading = reading;
    }

    String path() {
        return path;
    }

    boolean isMissing() {
        return node.isMissingNode() || node.isNull();
    }

    Field at(String name) {
        used.add(name);
        return new Field(node.path(name), path.isEmpty() ? name : path + "." + name, reading);
    }

    /** Empty if it is missing. */
    String text() {
        if (isMissing()) {
            return "";
        }
        if (!node.isValueNode()) {
            wrong("is a text");
            return "";
        }
        return node.asString();
    }

    @Nullable
    String textOrNull() {
        var text = text();
        return text.isBlank() ? null : text;
    }

    String needed() {
        var text = text();
        if (text.isBlank() && reading.isRight()) {
            wrong("it is missing");
        }
        return text;
    }

    @Nullable
    Double number() {
        if (isMissing()) {
            return null;
        }
        if (!node.isNumber()) {
            wrong("'%s' is not a number".formatted(node.asString("")));
            return null;
        }
        return node.asDouble();
    }

    int whole(int usual) {
        if (isMissing()) {
            return usual;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            wrong("'%s' is not a whole number".formatted(node.asString("")));
            return usual;
        }
        return node.asInt();
    }

    boolean flag() {
        if (!isMissing() && !node.isBoolean()) {
            wrong("it is true or false");
        }
        return node.asBoolean(false);
    }

    /** Empty if it is missing. */
    List<Field> list() {
        if (isMissing()) {
            return List.of();
        }
        if (!node.isArray()) {
            wrong("it is a list");
            return List.of();
        }
        var items = new ArrayList<Field>();
        for (var i = 0; i < node.size(); i++) {
            items.add(new Field(node.get(i), "%s[%d]".formatted(path, i), reading));
        }
        return items;
    }

    /** One text, or a list of them. */
    List<String> texts() {
        return node.isArray() ? list().stream().map(Field::text).toList() : isMissing() ? List.of() : List.of(text());
    }

    /** What an item says; null if that is wrong, which is noted. */
    <T> @Nullable T read(Function<Field, T> how) {
        try {
            var value = how.apply(this);
            node.propertyNames().stream()
                    .filter(name -> !used.contains(name))
                    .forEach(name -> at(name).wrong("there is no such field"));
            return value;
        } catch (IllegalArgumentException e) {
            wrong(String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** Those items of a list that are right. */
    <T> List<T> each(Function<Field, T> how) {
        var values = new ArrayList<T>();
        for (var item : list()) {
            var value = item.read(how);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** A word that stands for something. */
    <T extends @Nullable Object> T word(Function<String, T> meaning, T usual) {
        if (isMissing()) {
            return usual;
        }
        try {
            return meaning.apply(text());
        } catch (IllegalArgumentException e) {
            wrong(String.valueOf(e.getMessage()));
            return usual;
        }
    }

    void wrong(String message) {
        reading.note(this, message);
    }
}
