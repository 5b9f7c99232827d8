package dev.quarterdeck.catalog.source;

import dev.quarterdeck.catalog.descriptor.DeclaredRelation;
import dev.quarterdeck.catalog.descriptor.Descriptor;
import dev.quarterdeck.catalog.descriptor.Problem;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Fingerprint;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** What was read, as sets of rows that the database takes in one statement, named as its columns are. */
final class EntityRows {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Of a long description only its beginning can be found. */
    private static final int SEARCHABLE = 500;

    private EntityRows() {}

    static JSONB of(List<Descriptor> descriptors) {
        var rows = JSON.arrayNode();
        descriptors.forEach(descriptor -> rows.add(row(descriptor)));
        return jsonb(rows);
    }

    private static ObjectNode row(Descriptor descriptor) {
        var ref = descriptor.ref();
        var content = descriptor.content().toString();
        var row = JSON.objectNode()
                .put("ref", ref.toString())
                .put("kind", ref.kind())
                .put("namespace", ref.namespace())
                .put("name", ref.name())
                .put("title", descriptor.title())
                .put("description", descriptor.description())
                .put("type", descriptor.type())
                .put("lifecycle", descriptor.lifecycle())
                .put("owner_ref", text(descriptor.owner()))
                .put("system_ref", text(descriptor.system()))
                .put("file", descriptor.file())
                .put("line", descriptor.line())
                .put("yaml", descriptor.yaml())
                .put(
                        "digest",
                        new Fingerprint().add(descriptor.yaml()).add(content).hex())
                .put("search_text", searchText(descriptor));
        descriptor.tags().forEach(row.putArray("tags")::add);
        row.putRawValue("descriptor", new RawValue(content));
        return row;
    }

    /** Relations that a descriptor declares twice count once, at their first line. */
    static JSONB relationsOf(List<Descriptor> descriptors) {
        var rows = JSON.arrayNode();
        for (var descriptor : descriptors) {
            descriptor.relations().stream()
                    .collect(Collectors.toMap(EntityRows::key, relation -> relation, (first, second) -> first))
                    .values()
                    .forEach(relation -> rows.addObject()
                            .put("declared_by", descriptor.ref().toString())
                            .put("source_ref", relation.source().toString())
                            .put("type", relation.type().word())
                            .put("target_ref", relation.target().toString())
                            .put("field", relation.field())
                            .put("line", relation.line()));
        }
        return jsonb(rows);
    }

    private static List<Object> key(DeclaredRelation relation) {
        return List.of(relation.source(), relation.type(), relation.target());
    }

    static JSONB problems(List<Problem> problems) {
        var rows = JSON.arrayNode();
        problems.forEach(problem -> rows.addObject()
                .put("severity", problem.severity().word())
                .put("file", problem.file())
                .put("line", problem.line())
                .put("column_no", problem.column())
                .put("ref", text(problem.ref()))
                .put("field", problem.field())
                .put("message", problem.message()));
        return jsonb(rows);
    }

    private static String searchText(Descriptor descriptor) {
        var described = descriptor.description() == null ? "" : descriptor.description();
        var texts = Stream.of(
                descriptor.ref().name(),
                descriptor.title() == null ? "" : descriptor.title(),
                String.join(" ", descriptor.tags()),
                described.codePointCount(0, described.length()) <= SEARCHABLE
                        ? described
                        : described.substring(0, described.offsetByCodePoints(0, SEARCHABLE)));
        return texts.filter(text -> !text.isBlank())
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
    }

    private static @Nullable String text(@Nullable EntityRef ref) {
        return ref == null ? null : ref.toString();
    }

    private static JSONB jsonb(ArrayNode rows) {
        return JSONB.jsonb(rows.toString());
    }
}
