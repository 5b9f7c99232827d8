package dev.quarterdeck.catalog.descriptor;

import dev.quarterdeck.catalog.RelationType;
import dev.quarterdeck.platform.EntityRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import tools.jackson.databind.node.ObjectNode;

/** Reads one document as a descriptor. */
final class DocumentReading {

    private static final List<String> VERSIONS = List.of("backstage.io/v1alpha1", "backstage.io/v1beta1");
    private static final List<String> TEMPLATE_VERSIONS =
            List.of("scaffolder.backstage.io/v1beta3", "backstage.io/v1beta2", "backstage.io/v1alpha1");

    private static final List<String> OWN_VERSIONS = List.of("quarterdeck.dev/v1");

    private static final String OWNERS = "spec.owners";
    private static final String DEFINITION = "spec.definition";

    private final String file;
    private final YamlDocument document;
    private final Substitution substitution;
    private final MappingNode root;
    private final Fields fields;
    private final ObjectNode content;

    DocumentReading(String file, YamlDocument document, Substitution substitution) throws Malformed {
        if (!(document.root() instanceof MappingNode mapping)) {
            throw new Malformed("A descriptor is a mapping that begins with apiVersion and kind", document.root());
        }
        this.file = file;
        this.document = document;
        this.substitution = substitution;
        this.root = mapping;
        this.fields = new Fields(file, mapping);
        this.content = (ObjectNode) JsonOf.of(mapping);
    }

    List<Problem> problems() {
        return fields.problems();
    }

    /** Empty if it has errors. */
    Optional<Descriptor> descriptor() {
        var kind = kind();
        var ref = kind.flatMap(this::ref);
        if (kind.isEmpty() || ref.isEmpty()) {
            return Optional.empty();
        }
        fields.concern(ref.get());
        checkVersion(kind.get());
        checkRequired(kind.get());
        Metadata.check(fields);
        substitution.apply(fields, root, content);
        checkDefinition(kind.get());
        if (kind.get() == Kind.SCORECARD) {
            ScorecardRules.check(fields);
            ScorecardRules.checkGates(fields);
        }
        var descriptor = describe(ref.get(), relations(kind.get(), ref.get()));
        return fields.areValid() ? Optional.of(descriptor) : Optional.empty();
    }

    private Optional<Kind> kind() {
        var word = required("kind");
        if (word.isEmpty()) {
            return Optional.empty();
        }
        var kind = Kind.of(word.get());
        if (kind.isEmpty()) {
            fields.error(at("kind"), "kind", "'%s' is not one of %s".formatted(word.get(), Kind.ALLOWED));
        }
        return kind;
    }

    private Optional<EntityRef> ref(Kind kind) {
        var name = required("metadata.name");
        var namespace = Metadata.namespace(fields);
        if (name.isPresent() && !Metadata.NAME.matcher(name.get()).matches()) {
            fields.error(
                    at("metadata.name"),
                    "metadata.name",
                    "'%s' is not a name: at most 63 letters, digits and - _ . between them".formatted(name.get()));
            return Optional.empty();
        }
        return name.map(given -> new EntityRef(kind.word(), namespace, given));
    }

    private void checkVersion(Kind kind) {
        var allowed = switch (kind) {
            case TEMPLATE -> TEMPLATE_VERSIONS;
            case SCORECARD -> OWN_VERSIONS;
            default -> VERSIONS;
        };
        required("apiVersion")
                .filter(version -> !allowed.contains(version))
                .ifPresent(version -> fields.error(
                        at("apiVersion"), "apiVersion", "'%s' is not %s".formatted(version, allowed.getFirst())));
    }

    private void checkDefinition(Kind kind) {
        var value = content.at("/spec/definition");
        if (kind != Kind.API || value.isMissingNode() || Substitution.remains(value)) {
            return;
        }
        if (value.isContainer()) {
            fields.error(at(DEFINITION), DEFINITION, "spec.definition must be a text, or $text: and a file");
        } else if (!(at(DEFINITION) instanceof MappingNode)) {
            fields.text(at(DEFINITION), DEFINITION);
        }
    }

    private void checkRequired(Kind kind) {
        for (var name : kind.required()) {
            var path = "spec." + name;
            if (fields.at(path).isEmpty()) {
                fields.error(
                        fields.nearest(path), path, "%s is missing; required for kind %s".formatted(path, kind.word()));
            }
        }
    }

    private List<DeclaredRelation> relations(Kind kind, EntityRef ref) {
        var relations = new ArrayList<DeclaredRelation>();
        for (var field : kind.relations()) {
            var nodes = field.many()
                    ? fields.items(field.path())
                    : fields.at(field.path()).stream().toList();
            for (var node : nodes) {
                named(field, node, ref)
                        .map(named -> field.relation(ref, named, Place.line(node)))
                        .ifPresent(relations::add);
            }
        }
        if (kind.isOwned()) {
            fields.items(OWNERS).forEach(owner -> owner(owner, ref).ifPresent(relations::add));
        }
        return relations;
    }

    /** An extension of Backstage's model: more owners, each with a role. */
    private Optional<DeclaredRelation> owner(Node item, EntityRef ref) {
        var role = Fields.child(item, "role").flatMap(node -> fields.text(node, OWNERS + ".role"));
        var named = Fields.child(item, "owner");
        var known = role.flatMap(OwnerRole::of);
        if (named.isEmpty() || known.isEmpty()) {
            fields.error(item, OWNERS, "An owner has an owner and a role: one of " + OwnerRole.ALLOWED);
            return Optional.empty();
        }
        var field = RelationField.many("owners", known.get().relation(), "group");
        return named(field, named.get(), ref).map(owner -> field.relation(ref, owner, Place.line(item)));
    }

    private Optional<EntityRef> named(RelationField field, Node node, EntityRef ref) {
        var text = fields.text(node, field.path());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(field, text.get(), ref.namespace()));
        } catch (IllegalArgumentException e) {
            fields.error(node, field.path(), "'%s' is not of the form %s".formatted(text.get(), form(field)));
            return Optional.empty();
        }
    }

    private static EntityRef parse(RelationField field, String text, String namespace) {
        var kind = field.kind();
        if (kind == null && !text.contains(":")) {
            throw new IllegalArgumentException("Nothing says of which kind " + text + " is");
        }
        var named = EntityRef.parse(text, kind == null ? "" : kind, namespace);
        if (!Metadata.NAME.matcher(named.name()).matches()
                || !Metadata.NAMESPACE.matcher(named.namespace()).matches()) {
            throw new IllegalArgumentException(text);
        }
        return named;
    }

    private static String form(RelationField field) {
        return field.kind() == null ? "kind:namespace/name or kind:name" : "[kind:][namespace/]name";
    }

    private Descriptor describe(EntityRef ref, List<DeclaredRelation> relations) {
        return new Descriptor(
                ref,
                fields.text("metadata.title").orElse(null),
                fields.text("metadata.description").orElse(null),
                fields.text("spec.type").orElse(null),
                fields.text("spec.lifecycle").orElse(null),
                target(relations, RelationType.OWNED_BY, "spec.owner"),
                target(relations, RelationType.PART_OF, "spec.system"),
                Metadata.tags(fields),
                relations,
                content,
                document.text(),
                file,
                document.line());
    }

    private static @Nullable EntityRef target(List<DeclaredRelation> relations, RelationType type, String field) {
        return relations.stream()
                .filter(relation -> relation.type() == type && relation.field().equals(field))
                .map(DeclaredRelation::target)
                .findFirst()
                .orElse(null);
    }

    private Optional<String> required(String path) {
        if (fields.at(path).isEmpty()) {
            fields.error(fields.nearest(path), path, "%s is missing".formatted(path));
        }
        return fields.text(path);
    }

    private Node at(String path) {
        return fields.at(path).orElseThrow();
    }
}
