package dev.quarterdeck.catalog.descriptor;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import tools.jackson.databind.node.ObjectNode;

/** Puts the text of another file where {@code spec.definition} says {@code $text: ./that-file}. */
final class Substitution {

    private static final String FIELD = "spec.definition";

    private final String file;
    private final Function<String, Optional<String>> texts;

    /** @param texts of files of the same source by their path from its root; empty if there is no such file */
    Substitution(String file, Function<String, Optional<String>> texts) {
        this.file = file;
        this.texts = texts;
    }

    void apply(Fields fields, ObjectNode content) {
        var definition = fields.at(FIELD);
        if (definition.isEmpty()) {
            return;
        }
        if (!(definition.get() instanceof MappingNode)) {
            fields.text(definition.get(), FIELD);
            return;
        }
        var name = Fields.child(definition.get(), "$text");
        if (name.isEmpty()) {
            fields.error(definition.get(), FIELD, "spec.definition must be a text, or $text: and a file");
            return;
        }
        fields.text(name.get(), FIELD + ".$text")
                .flatMap(path -> read(fields, name.get(), path))
                .ifPresent(text -> ((ObjectNode) content.get("spec")).put("definition", text));
    }

    private Optional<String> read(Fields fields, Node at, String path) {
        var resolved = resolve(path);
        if (resolved.isEmpty()) {
            fields.error(at, FIELD, "%s is not a file of the same source; give its path from here".formatted(path));
            return Optional.empty();
        }
        var text = texts.apply(resolved.get());
        if (text.isEmpty()) {
            fields.error(at, FIELD, "There is no file %s, or it is larger than 5 MiB".formatted(resolved.get()));
        } else if (!JsonOf.isStorable(text.get())) {
            fields.error(at, FIELD, "%s is not a text".formatted(resolved.get()));
            return Optional.empty();
        }
        return text;
    }

    /** The path from the root of the source; empty if it leads out of it, or is an address. */
    private Optional<String> resolve(String path) {
        if (path.startsWith("/") || path.contains(":") || path.contains("\\")) {
            return Optional.empty();
        }
        var parts = new ArrayDeque<String>();
        for (var part : (folder() + path).split("/")) {
            if (part.equals("..") && parts.pollLast() == null) {
                return Optional.empty();
            }
            if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.addLast(part);
            }
        }
        return Optional.of(String.join("/", parts));
    }

    private String folder() {
        return file.substring(0, file.lastIndexOf('/') + 1);
    }
}
