package dev.quarterdeck.catalog.descriptor;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Puts in what other files of the same source hold, where a descriptor says {@code $text: ./that-file}. Source of the
 * words: Backstage, "Substitutions In The Descriptor Format".
 */
final class Substitution {

    private static final Set<String> AS_TEXT = Set.of("$text", "$openapi", "$asyncapi");
    private static final Set<String> AS_DATA = Set.of("$json", "$yaml");

    /** Characters that all files together may add to one descriptor. */
    private static final int MOST = 5 << 20;

    private final String file;
    private final Function<String, Optional<String>> texts;
    private int added;

    /** @param texts of files of the same source by their path from its root; empty if there is no such file */
    Substitution(String file, Function<String, Optional<String>> texts) {
        this.file = file;
        this.texts = texts;
    }

    void apply(Fields fields, MappingNode root, ObjectNode content) {
        mapping(fields, root, content, "");
    }

    private void mapping(Fields fields, MappingNode node, ObjectNode content, String path) {
        for (var entry : node.getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode key) {
                var name = key.getValue();
                content.set(name, value(fields, entry.getValueNode(), content.get(name), path + name));
            }
        }
    }

    private JsonNode value(Fields fields, Node node, JsonNode content, String path) {
        if (node instanceof MappingNode mapping && content instanceof ObjectNode object) {
            var placeholder = placeholder(mapping);
            if (placeholder.isPresent()) {
                return replacement(fields, placeholder.get(), path).orElse(content);
            }
            mapping(fields, mapping, object, path + ".");
        } else if (node instanceof SequenceNode sequence && content instanceof ArrayNode array) {
            for (var i = 0; i < array.size(); i++) {
                array.set(i, value(fields, sequence.getValue().get(i), array.get(i), path));
            }
        }
        return content;
    }

    private static Optional<NodeTuple> placeholder(MappingNode mapping) {
        return mapping.getValue().size() == 1
                ? mapping.getValue().stream()
                        .filter(Substitution::isPlaceholder)
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isPlaceholder(NodeTuple entry) {
        return AS_TEXT.contains(word(entry)) || AS_DATA.contains(word(entry));
    }

    /** Whether it was to be replaced, and could not be. */
    static boolean remains(JsonNode content) {
        return content.size() == 1
                && content.propertyNames().stream().anyMatch(name -> AS_TEXT.contains(name) || AS_DATA.contains(name));
    }

    private static String word(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
    }

    private Optional<JsonNode> replacement(Fields fields, NodeTuple placeholder, String path) {
        var at = placeholder.getValueNode();
        var text = fields.text(at, path + "." + word(placeholder)).flatMap(named -> read(fields, at, named, path));
        return AS_TEXT.contains(word(placeholder))
                ? text.map(StringNode::valueOf)
                : text.flatMap(data -> data(fields, at, data, path));
    }

    private Optional<String> read(Fields fields, Node at, String named, String path) {
        var resolved = SourcePath.resolve(file, named);
        if (resolved.isEmpty()) {
            fields.error(at, path, "%s is not a file of the same source; give its path from here".formatted(named));
            return Optional.empty();
        }
        var text = texts.apply(resolved.get());
        if (text.isEmpty()) {
            fields.error(at, path, "There is no file %s, or it is larger than 5 MiB".formatted(resolved.get()));
            return text;
        }
        added += text.get().length();
        if (added > MOST) {
            fields.error(at, path, "With %s the files put in here are larger than 5 MiB".formatted(resolved.get()));
            return Optional.empty();
        }
        if (!JsonOf.isStorable(text.get())) {
            fields.error(at, path, "%s is not a text".formatted(resolved.get()));
            return Optional.empty();
        }
        return text;
    }

    /** JSON is read as the YAML that it is too. */
    private static Optional<JsonNode> data(Fields fields, Node at, String text, String path) {
        try {
            var documents = YamlDocument.parse(text);
            if (documents.size() != 1) {
                fields.error(at, path, "The file holds %d documents; it takes one".formatted(documents.size()));
                return Optional.empty();
            }
            return Optional.of(JsonOf.of(documents.getFirst().root()));
        } catch (Malformed e) {
            fields.error(at, path, "Line %d of the file: %s".formatted(e.line(), e.text()));
            return Optional.empty();
        }
    }
}
