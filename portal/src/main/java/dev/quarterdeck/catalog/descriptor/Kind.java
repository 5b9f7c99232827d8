package dev.quarterdeck.catalog.descriptor;

import static dev.quarterdeck.catalog.RelationType.CHILD_OF;
import static dev.quarterdeck.catalog.RelationType.CONSUMES_API;
import static dev.quarterdeck.catalog.RelationType.DEPENDS_ON;
import static dev.quarterdeck.catalog.RelationType.MEMBER_OF;
import static dev.quarterdeck.catalog.RelationType.OWNED_BY;
import static dev.quarterdeck.catalog.RelationType.PART_OF;
import static dev.quarterdeck.catalog.RelationType.PROVIDES_API;
import static dev.quarterdeck.catalog.descriptor.RelationField.inverse;
import static dev.quarterdeck.catalog.descriptor.RelationField.many;
import static dev.quarterdeck.catalog.descriptor.RelationField.one;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of Backstage's model, and our own, and what each must and may say. */
// its lists cannot be changed, which their type does not say
@SuppressWarnings("ImmutableEnumChecker")
enum Kind {
    COMPONENT(
            "Component",
            List.of("type", "lifecycle", "owner"),
            one("owner", OWNED_BY, "group"),
            one("system", PART_OF, "system"),
            one("subcomponentOf", PART_OF, "component"),
            many("providesApis", PROVIDES_API, "api"),
            many("consumesApis", CONSUMES_API, "api"),
            many("dependsOn", DEPENDS_ON, null),
            inverse("dependencyOf", DEPENDS_ON, null)),
    API(
            "API",
            List.of("type", "lifecycle", "owner", "definition"),
            one("owner", OWNED_BY, "group"),
            one("system", PART_OF, "system")),
    RESOURCE(
            "Resource",
            List.of("type", "owner"),
            one("owner", OWNED_BY, "group"),
            one("system", PART_OF, "system"),
            many("dependsOn", DEPENDS_ON, null),
            inverse("dependencyOf", DEPENDS_ON, null)),
    SYSTEM("System", List.of("owner"), one("owner", OWNED_BY, "group"), one("domain", PART_OF, "domain")),
    DOMAIN("Domain", List.of("owner"), one("owner", OWNED_BY, "group"), one("subdomainOf", PART_OF, "domain")),
    GROUP(
            "Group",
            List.of("type"),
            one("parent", CHILD_OF, "group"),
            inverse("children", CHILD_OF, "group"),
            inverse("members", MEMBER_OF, "user")),
    USER("User", List.of(), many("memberOf", MEMBER_OF, "group")),
    LOCATION("Location", List.of()),
    TEMPLATE("Template", List.of("type", "steps"), one("owner", OWNED_BY, "group")),
    ENVIRONMENT(
            "Environment",
            List.of(),
            one("owner", OWNED_BY, "group"),
            one("system", PART_OF, "system"),
            many("dependsOn", DEPENDS_ON, null)),
    SCORECARD("Scorecard", List.of("rules"), one("owner", OWNED_BY, "group"));

    static final String ALLOWED = Arrays.stream(values()).map(kind -> kind.word).collect(Collectors.joining(", "));

    private final String word;
    private final List<String> required;
    private final List<RelationField> relations;

    Kind(String word, List<String> required, RelationField... relations) {
        this.word = word;
        this.required = required;
        this.relations = List.of(relations);
    }

    static Optional<Kind> of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equalsIgnoreCase(word))
                .findFirst();
    }

    String word() {
        return word;
    }

    /** Fields below {@code spec} without which it is not valid. */
    List<String> required() {
        return required;
    }

    List<RelationField> relations() {
        return relations;
    }

    /** Whether it has an owner, and so may have more than one. */
    boolean isOwned() {
        return relations.stream().anyMatch(field -> field.type() == OWNED_BY);
    }
}
