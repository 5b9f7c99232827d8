package dev.quarterdeck.catalog.descriptor;

import dev.quarterdeck.catalog.descriptor.Problem.Severity;
import dev.quarterdeck.platform.EntityRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads fields of one document, and notes what is wrong with them. */
final class Fields {

    private final String file;
    private final MappingNode root;
    private final List<Problem> problems = new ArrayList<>();

    private @Nullable EntityRef ref;

    Fields(String file, MappingNode root) {
        this.file = file;
        this.root = root;
    }

    /** Says whom problems noted from now on concern. */
    void concern(EntityRef entity) {
        ref = entity;
    }

    List<Problem> problems() {
        return problems;
    }

    boolean areValid() {
        return problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
    }

    void error(Node at, @Nullable String field, String message) {
        problems.add(new Problem(Severity.ERROR, file, Place.line(at), Place.column(at), ref, field, message));
    }

    void warn(Node at, @Nullable String field, String message) {
        problems.add(new Problem(Severity.WARNING, file, Place.line(at), Place.column(at), ref, field, message));
    }

    /** The value at a path such as {@code metadata.name}; empty also if it says nothing. */
    Optional<Node> at(String path) {
        Optional<Node> node = Optional.of(root);
        for (var name : path.split("\\.")) {
            node = node.flatMap(parent -> child(parent, name));
        }
        return node.filter(value -> !value.getTag().equals(Tag.NULL));
    }

    /** The node itself or, where it is missing, the nearest above it: where a person would have to add it. */
    Node nearest(String path) {
        for (var parent = path; parent.contains("."); ) {
            parent = parent.substring(0, parent.lastIndexOf('.'));
            var node = at(parent);
            if (node.isPresent()) {
                return node.get();
            }
        }
        return root;
    }

    /** A text that may be missing. */
    Optional<String> text(String path) {
        return at(path).flatMap(node -> text(node, path));
    }

    Optional<String> text(Node node, String path) {
        if (YamlDocument.isText(node) && node instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        error(
                node,
                path,
                node instanceof ScalarNode scalar
                        ? "%s must be a text; put quotes around %s".formatted(path, scalar.getValue())
                        : "%s must be a text".formatted(path));
        return Optional.empty();
    }

    /** The items of a list that may be missing. */
    List<Node> items(String path) {
        var node = at(path);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        error(node.get(), path, "%s must be a list".formatted(path));
        return List.of();
    }

    /** The entries of a mapping that may be missing. */
    List<NodeTuple> entries(String path) {
        var node = at(path);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof MappingNode mapping) {
            return mapping.getValue();
        }
        error(node.get(), path, "%s must be a mapping of names to values".formatted(path));
        return List.of();
    }

    static Optional<Node> child(Node parent, String name) {
        if (!(parent instanceof MappingNode mapping)) {
            return Optional.empty();
        }
        for (var tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name)) {
                return Optional.of(tuple.getValueNode());
            }
        }
        return Optional.empty();
    }
}
