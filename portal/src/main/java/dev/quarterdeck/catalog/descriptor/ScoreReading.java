package dev.quarterdeck.catalog.descriptor;

import dev.quarterdeck.catalog.RelationType;
import dev.quarterdeck.platform.EntityRef;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a Score workload as what it tells of the catalog: a component, the components that it calls (resources of type
 * service) and the resources that it needs. Who owns it Score does not say.
 *
 * @see <a href="https://docs.score.dev/docs/score-specification/score-spec-reference/">the Score specification</a>
 */
final class ScoreReading {

    private static final String VERSION = "score.dev/";
    private static final String TAGS = "metadata.annotations.tags";
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    /** Not things of their own, but what a platform gives to every workload. */
    private static final List<String> SURROUNDINGS = List.of("environment", "volume", "dns", "route");

    private final String file;
    private final YamlDocument document;
    private final Fields fields;

    private ScoreReading(String file, YamlDocument document, MappingNode root) {
        this.file = file;
        this.document = document;
        this.fields = new Fields(file, root);
    }

    static boolean isScore(YamlDocument document) {
        return Fields.child(document.root(), "apiVersion")
                .filter(node ->
                        node instanceof ScalarNode version && version.getValue().startsWith(VERSION))
                .isPresent();
    }

    static DescriptorFile read(String file, YamlDocument document) {
        var reading = new ScoreReading(file, document, (MappingNode) document.root());
        var descriptors = reading.descriptors();
        return new DescriptorFile(reading.fields.areValid() ? descriptors : List.of(), reading.fields.problems());
    }

    private List<Descriptor> descriptors() {
        var name = fields.text("metadata.name");
        if (name.filter(given -> Metadata.NAME.matcher(given).matches()).isEmpty()) {
            fields.error(fields.nearest("metadata.name"), "metadata.name", "A workload needs a name");
            return List.of();
        }
        var component = EntityRef.component(name.get());
        fields.concern(component);
        var found = new ArrayList<Descriptor>();
        var relations = new ArrayList<DeclaredRelation>();
        for (var entry : fields.entries("resources")) {
            var resource = nameOf(entry);
            var type = Fields.child(entry.getValueNode(), "type")
                    .flatMap(node -> fields.text(node, "resources." + resource + ".type"))
                    .orElse("");
            if (SURROUNDINGS.contains(type)) {
                continue;
            }
            var target = target(component, resource, type, entry.getValueNode());
            relations.add(new DeclaredRelation(
                    component,
                    RelationType.DEPENDS_ON,
                    target,
                    "resources." + resource,
                    Place.line(entry.getKeyNode())));
            if (!type.equals("service")) {
                found.add(resource(target, type, Place.line(entry.getKeyNode())));
            }
        }
        found.addFirst(component(component, relations));
        return found;
    }

    /** A resource with an id is one that several workloads share. */
    private EntityRef target(EntityRef component, String resource, String type, Node node) {
        if (type.equals("service")) {
            return EntityRef.component(resource);
        }
        var shared = Fields.child(node, "id").flatMap(id -> fields.text(id, "resources." + resource + ".id"));
        var name = shared.orElse(component.name() + "-" + resource);
        if (!Metadata.NAME.matcher(name).matches()) {
            fields.error(
                    node, "resources." + resource, "'%s' is too long for a name, or has other signs".formatted(name));
        }
        return new EntityRef("resource", EntityRef.DEFAULT_NAMESPACE, name);
    }

    private Descriptor component(EntityRef ref, List<DeclaredRelation> relations) {
        var tags = fields.text(TAGS).stream()
                .flatMap(text -> Stream.of(COMMA.split(text.strip())))
                .filter(Metadata::isTag)
                .toList();
        var content = content("Component", ref, "service");
        tags.forEach(((ObjectNode) content.path("metadata")).putArray("tags")::add);
        var dependsOn = ((ObjectNode) content.path("spec")).putArray("dependsOn");
        relations.forEach(relation -> dependsOn.add(relation.target().toString()));
        return descriptor(ref, "service", tags, relations, content, document.line());
    }

    private Descriptor resource(EntityRef ref, String type, int line) {
        return descriptor(ref, type, List.of(), List.of(), content("Resource", ref, type), line);
    }

    private static ObjectNode content(String kind, EntityRef ref, String type) {
        var content = JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", "backstage.io/v1alpha1")
                .put("kind", kind);
        content.putObject("metadata").put("name", ref.name());
        content.putObject("spec").put("type", type);
        return content;
    }

    private Descriptor descriptor(
            EntityRef ref,
            String type,
            List<String> tags,
            List<DeclaredRelation> relations,
            ObjectNode content,
            int line) {
        return new Descriptor(
                ref, null, null, type, null, null, null, tags, relations, content, document.text(), file, line);
    }

    private static String nameOf(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
    }
}
