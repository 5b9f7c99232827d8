package dev.quarterdeck.catalog.descriptor;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Turns YAML into JSON. Aliases are written out, so that what a few lines can grow to has to be limited. */
final class JsonOf {

    static final int MAX_NODES = 50_000;

    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,30}");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]{1,30}\\.[0-9]{1,30}");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private int nodes;

    private JsonOf() {}

    static JsonNode of(Node root) throws Malformed {
        return new JsonOf().json(root, 0);
    }

    private JsonNode json(Node node, int depth) throws Malformed {
        if (++nodes > MAX_NODES) {
            throw new Malformed("Larger than %,d values once its aliases are written out".formatted(MAX_NODES), node);
        }
        if (depth > YamlDocument.MAX_DEPTH) {
            throw new Malformed("Nested more than %d levels deep".formatted(YamlDocument.MAX_DEPTH), node);
        }
        return switch (node) {
            case MappingNode mapping -> object(mapping, depth);
            case SequenceNode sequence -> array(sequence, depth);
            case ScalarNode scalar -> scalar(scalar);
            default -> throw new Malformed("Neither a text, a list nor a mapping", node);
        };
    }

    private JsonNode object(MappingNode mapping, int depth) throws Malformed {
        var object = JSON.objectNode();
        for (var tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new Malformed("A key must be a text", tuple.getKeyNode());
            }
            if (object.has(key.getValue())) {
                throw new Malformed("%s is given twice".formatted(key.getValue()), key);
            }
            object.set(storable(key), json(tuple.getValueNode(), depth + 1));
        }
        return object;
    }

    private JsonNode array(SequenceNode sequence, int depth) throws Malformed {
        var array = JSON.arrayNode();
        for (var item : sequence.getValue()) {
            array.add(json(item, depth + 1));
        }
        return array;
    }

    /** Numbers that JSON cannot write, or nobody means as a number, stay texts. */
    private static JsonNode scalar(ScalarNode scalar) throws Malformed {
        var value = storable(scalar);
        var tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(value.equalsIgnoreCase("true"));
        }
        if (tag.equals(Tag.INT) && INTEGER.matcher(value).matches()) {
            return JSON.numberNode(new BigInteger(value));
        }
        if (tag.equals(Tag.FLOAT) && DECIMAL.matcher(value).matches()) {
            return JSON.numberNode(new BigDecimal(value));
        }
        return JSON.stringNode(value);
    }

    private static String storable(ScalarNode scalar) throws Malformed {
        if (!isStorable(scalar.getValue())) {
            throw new Malformed("Contains a character that no text may contain", scalar);
        }
        return scalar.getValue();
    }

    /** PostgreSQL keeps neither the character zero nor half a character. */
    static boolean isStorable(String text) {
        for (var i = 0; i < text.length(); ) {
            var c = text.codePointAt(i);
            if (c == 0 || Character.getType(c) == Character.SURROGATE) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }
}
