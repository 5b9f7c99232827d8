package dev.quarterdeck.delivery.pipeline.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A piece of a YAML file that knows where it stands.
 *
 * @param path such as {@code spec.stages[1].name}, empty for the whole
 */
record YamlField(String file, String path, Node node) {

    /** @throws InvalidPipeline unless this has fields, all of them {@code known} */
    void allowOnly(Set<String> known) throws InvalidPipeline {
        for (var entry : mapping().getValue()) {
            var name = entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
            if (!known.contains(name)) {
                throw child(name, entry.getKeyNode())
                        .invalid("is not known here; allowed are %s"
                                .formatted(String.join(
                                        ", ", known.stream().sorted().toList())));
            }
        }
    }

    boolean has(String name) throws InvalidPipeline {
        return mapping().getValue().stream()
                .anyMatch(entry -> entry.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(name));
    }

    /** @throws InvalidPipeline if it is missing */
    YamlField get(String name) throws InvalidPipeline {
        for (var entry : mapping().getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name)) {
                return child(name, entry.getValueNode());
            }
        }
        throw child(name, node).invalid("is missing");
    }

    private YamlField child(String name, Node childNode) {
        return new YamlField(file, path.isEmpty() ? name : path + "." + name, childNode);
    }

    /** @throws InvalidPipeline unless this is a list of at least one item */
    List<YamlField> items() throws InvalidPipeline {
        if (!(node instanceof SequenceNode list) || list.getValue().isEmpty()) {
            throw invalid("must be a list with at least one item");
        }
        var items = new ArrayList<YamlField>();
        for (var item : list.getValue()) {
            items.add(new YamlField(file, "%s[%d]".formatted(path, items.size()), item));
        }
        return items;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    /** @throws InvalidPipeline unless this is a text that is not blank */
    String text() throws InvalidPipeline {
        if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            var text = scalar.getValue().strip();
            if (!text.isEmpty()) {
                return text;
            }
        }
        throw invalid("must be a text");
    }

    private MappingNode mapping() throws InvalidPipeline {
        if (node instanceof MappingNode mapping) {
            return mapping;
        }
        throw invalid("must have fields");
    }

    InvalidPipeline invalid(String message) {
        var line = node.getStartMark().map(Mark::getLine).orElse(0) + 1;
        return new InvalidPipeline(file, line, path, message);
    }
}
