package dev.quarterdeck.platform.web.api;

import dev.quarterdeck.platform.web.api.ApiPage.Answer;
import dev.quarterdeck.platform.web.api.ApiPage.Chapter;
import dev.quarterdeck.platform.web.api.ApiPage.Field;
import dev.quarterdeck.platform.web.api.ApiPage.Operation;
import dev.quarterdeck.platform.web.api.ApiPage.Shape;
import dev.quarterdeck.platform.web.api.ApiPage.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads an OpenAPI 3.1 document into {@link ApiPage}. */
final class ApiReader {

    private static final String SHAPES = "#/components/schemas/";

    private ApiReader() {}

    static ApiPage read(JsonNode document) {
        var chapters = new TreeMap<String, List<Operation>>();
        document.path("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry((method, operation) -> chapters.computeIfAbsent(
                                operation.path("tags").path(0).asString("Other"), _ -> new ArrayList<>())
                        .add(operation(method, path, operation))));
        var shapes = new TreeMap<String, JsonNode>();
        document.path("components").path("schemas").forEachEntry(shapes::put);
        return new ApiPage(
                chapters.entrySet().stream().map(ApiReader::chapter).toList(),
                shapes.entrySet().stream()
                        .map(shape -> new Shape(shape.getKey(), fieldsOf(shape.getValue())))
                        .toList());
    }

    private static Chapter chapter(Map.Entry<String, List<Operation>> chapter) {
        var id = chapter.getKey().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return new Chapter(id, chapter.getKey(), chapter.getValue());
    }

    private static Operation operation(String method, String path, JsonNode operation) {
        var answers = new ArrayList<Answer>();
        operation
                .path("responses")
                .forEachEntry((status, answer) -> answers.add(
                        new Answer(status, answer.path("description").asString(""), contentOf(answer))));
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                operation.path("summary").asString(""),
                stream(operation.path("parameters")).map(ApiReader::parameter).toList(),
                contentOf(operation.path("requestBody")),
                answers);
    }

    private static Field parameter(JsonNode parameter) {
        return new Field(
                parameter.path("name").asString(""),
                typeOf(parameter.path("schema")),
                parameter.path("required").asBoolean(false),
                parameter.path("description").asString(""));
    }

    private static @Nullable ValueType contentOf(JsonNode message) {
        return stream(message.path("content"))
                .findFirst()
                .map(content -> typeOf(content.path("schema")))
                .orElse(null);
    }

    private static List<Field> fieldsOf(JsonNode shape) {
        var required = stream(shape.path("required")).map(JsonNode::asString).toList();
        var fields = new ArrayList<Field>();
        shape.path("properties")
                .forEachEntry((name, field) -> fields.add(new Field(
                        name,
                        typeOf(field),
                        required.contains(name),
                        field.path("description").asString(""))));
        return fields;
    }

    private static ValueType typeOf(JsonNode schema) {
        var ref = schema.path("$ref").asString("");
        if (ref.startsWith(SHAPES)) {
            var name = ref.substring(SHAPES.length());
            return new ValueType(name, name);
        }
        if (schema.has("items")) {
            var item = typeOf(schema.path("items"));
            return new ValueType("list of " + item.words(), item.shape());
        }
        var type = schema.path("type");
        var words = type.isArray() ? stream(type).map(JsonNode::asString).toList() : List.of(type.asString("any"));
        var format = schema.path("format").asString("");
        return new ValueType(String.join(" or ", words) + (format.isEmpty() ? "" : ", " + format), null);
    }

    private static Stream<JsonNode> stream(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false);
    }
}
