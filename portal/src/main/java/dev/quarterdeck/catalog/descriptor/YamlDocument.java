package dev.quarterdeck.catalog.descriptor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * One document of a YAML file.
 *
 * @param text as it was written, without the lines that separate it from others
 * @param line on which it begins, from 1
 */
record YamlDocument(Node root, String text, int line) {

    static final int MAX_DEPTH = 64;

    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setSchema(new CoreSchema()).build();

    /**
     * Reads one document after the other, so that a file of many takes the memory of one. Leaves out empty ones.
     *
     * @throws Malformed also after some were read
     */
    static void read(String text, Consumer<YamlDocument> reader) throws Malformed {
        var lines = text.lines().toList();
        var roots = new Composer(
                SETTINGS, new DepthLimit(new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text)), MAX_DEPTH));
        var root = next(roots);
        while (root.isPresent()) {
            var next = next(roots);
            if (!root.get().getTag().equals(Tag.NULL)) {
                var first = Place.line(root.get());
                var end = next.map(Place::line).orElse(lines.size() + 1);
                reader.accept(new YamlDocument(root.get(), textOf(lines.subList(first - 1, end - 1)), first));
            }
            root = next;
        }
    }

    static List<YamlDocument> parse(String text) throws Malformed {
        var documents = new ArrayList<YamlDocument>();
        read(text, documents::add);
        return documents;
    }

    private static Optional<Node> next(Composer roots) throws Malformed {
        try {
            return roots.hasNext() ? Optional.of(roots.next()) : Optional.empty();
        } catch (MarkedYamlEngineException e) {
            var mark = e.getProblemMark().or(e::getContextMark);
            throw new Malformed(
                    messageOf(e),
                    mark.map(Mark::getLine).orElse(0) + 1,
                    mark.map(Mark::getColumn).orElse(0) + 1);
        } catch (YamlEngineException e) {
            throw new Malformed("Not YAML: " + e.getMessage(), 1, 1);
        }
    }

    private static String messageOf(MarkedYamlEngineException e) {
        var context = Optional.ofNullable(e.getContext()).filter(said -> !said.isBlank());
        return "Not YAML: " + context.map(said -> said + ", ").orElse("") + e.getProblem();
    }

    private static String textOf(List<String> lines) {
        var end = lines.size();
        while (end > 0 && isSeparator(lines.get(end - 1))) {
            end--;
        }
        return String.join("\n", lines.subList(0, end)) + "\n";
    }

    private static boolean isSeparator(String line) {
        return line.isBlank() || line.startsWith("---") || line.startsWith("...") || line.startsWith("#");
    }

    /** Whether a node is a text, and not a number, a truth value or nothing. */
    static boolean isText(Node node) {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR);
    }
}
