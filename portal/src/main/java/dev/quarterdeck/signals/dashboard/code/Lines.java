package dev.quarterdeck.signals.dashboard.code;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** On which line of a YAML file each field stands, by its path. */
final class Lines {

    private final Map<String, Integer> byPath = new HashMap<>();

    private Lines() {}

    static Lines none() {
        return new Lines();
    }

    /** @param text that was read as YAML before, so that it is right and not nested without end */
    static Lines of(String text) {
        var lines = new Lines();
        new Compose(LoadSettings.builder().build()).composeString(text).ifPresent(node -> lines.take(node, ""));
        return lines;
    }

    private void take(Node node, String path) {
        node.getStartMark().ifPresent(mark -> byPath.putIfAbsent(path, mark.getLine() + 1));
        switch (node) {
            case MappingNode mapping ->
                mapping.getValue().forEach(entry -> {
                    if (entry.getKeyNode() instanceof ScalarNode key) {
                        var field = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
                        // of a block, the line of its name says more than that of what is in it
                        key.getStartMark().ifPresent(mark -> byPath.put(field, mark.getLine() + 1));
                        take(entry.getValueNode(), field);
                    }
                });
            case SequenceNode list -> {
                for (var i = 0; i < list.getValue().size(); i++) {
                    take(list.getValue().get(i), "%s[%d]".formatted(path, i));
                }
            }
            default -> {}
        }
    }

    /** Of a field that is missing, where what it should be in begins; null of what is no file. */
    @Nullable
    Integer of(Field field) {
        for (var path = field.path(); ; path = path.substring(0, Math.max(path.lastIndexOf('.'), 0))) {
            var line = byPath.get(path);
            if (line != null || path.isEmpty()) {
                return line;
            }
        }
    }
}
