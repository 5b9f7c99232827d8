package dev.quarterdeck.catalog.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.catalog.RelationType;
import dev.quarterdeck.platform.EntityRef;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorReaderTests {

    private static final String FILE = "orders/catalog-info.yaml";

    private static final String COMPONENT = """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: order-service
              title: Order service
              tags: [java, cash-on-delivery]
              annotations:
                quarterdeck.dev/tier: "1"
            spec:
              type: service
              lifecycle: production
              owner: checkout
              system: ordering
              providesApis: [order-api]
              dependsOn:
                - resource:orders-db
                - component:shared/inventory-service
            """;

    @Test
    void readsAComponent() {
        var orders = only(read(COMPONENT));

        assertThat(orders.ref()).hasToString("component:default/order-service");
        assertThat(orders.title()).isEqualTo("Order service");
        assertThat(orders.owner()).hasToString("group:default/checkout");
        assertThat(orders.system()).hasToString("system:default/ordering");
        assertThat(orders.tags()).containsExactly("java", "cash-on-delivery");
        assertThat(orders.yaml()).isEqualTo(COMPONENT);
    }

    @Test
    void completesReferencesFromTheirFieldAndNamespace() {
        assertThat(only(read(COMPONENT.replace("name: order", "namespace: shop\n  name: order")))
                        .relations())
                .extracting(relation -> relation.target().toString())
                .containsExactly(
                        "group:shop/checkout",
                        "system:shop/ordering",
                        "api:shop/order-api",
                        "resource:shop/orders-db",
                        "component:shared/inventory-service");
    }

    @Test
    void knowsTheLineOfEachReference() {
        assertThat(only(read(COMPONENT)).relations())
                .filteredOn(relation -> relation.type() == RelationType.DEPENDS_ON)
                .extracting(DeclaredRelation::line)
                .containsExactly(16, 17);
    }

    @Test
    void turnsAroundWhatIsDeclaredFromTheOtherSide() {
        var group = only(read("""
                apiVersion: backstage.io/v1alpha1
                kind: Group
                metadata: {name: checkout}
                spec:
                  type: team
                  children: []
                  members: [sample-engineer]
                """));

        assertThat(group.relations()).singleElement().satisfies(relation -> {
            assertThat(relation.source()).isEqualTo(EntityRef.of("user:default/sample-engineer"));
            assertThat(relation.type()).isEqualTo(RelationType.MEMBER_OF);
            assertThat(relation.target()).isEqualTo(EntityRef.of("group:default/checkout"));
        });
    }

    @Test
    void readsEveryDocumentWithItsLineAndText() {
        var file = read("# all of checkout\n---\n" + COMPONENT + "---\n" + COMPONENT.replace("order-service", "cart"));

        assertThat(file.problems()).isEmpty();
        assertThat(file.descriptors()).extracting(Descriptor::line).containsExactly(3, 21);
        assertThat(file.descriptors().getFirst().yaml()).isEqualTo(COMPONENT);
    }

    @Test
    void keepsTheValidDocumentsBesideAWrongOne() {
        var file = read(COMPONENT + "---\n" + COMPONENT.replace("  owner: checkout\n", ""));

        assertThat(file.descriptors()).hasSize(1);
        assertThat(file.hasErrors()).isTrue();
    }

    @Test
    void saysWhichRequiredFieldIsMissingAndWhereToAddIt() {
        var problem = onlyProblem(COMPONENT.replace("  owner: checkout\n", ""));

        assertThat(problem.message()).isEqualTo("spec.owner is missing; required for kind Component");
        assertThat(problem.field()).isEqualTo("spec.owner");
        assertThat(problem.ref()).isEqualTo(EntityRef.component("order-service"));
        assertThat(problem.line()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind: Component              | kind: Komponent             | 2  | kind
            name: order-service          | name: order service         | 4  | metadata.name
            name: order-service          | name: 12                    | 4  | metadata.name
            tags: [java                  | tags: [Java                 | 6  | metadata.tags
            tags: [java, cash-on-delivery] | tags: java                | 6  | metadata.tags
            tier: "1"                    | tier: 1                     | 8  | metadata.annotations.quarterdeck.dev/tier
            type: service                | type: {a: b}                | 10 | spec.type
            - resource:orders-db         | - orders-db                 | 16 | spec.dependsOn
            - resource:orders-db         | - resource:a/b/c            | 16 | spec.dependsOn
            backstage.io/v1alpha1        | v1                          | 1  | apiVersion
            """)
    void pointsAtTheWrongField(String right, String wrong, int line, String field) {
        var problems = read(COMPONENT.replace(right, wrong)).problems();

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.field()).isEqualTo(field);
        });
    }

    @Test
    void saysWhereYamlIsBroken() {
        var problem = onlyProblem(COMPONENT.replace("  type: service", "\ttype: service"));

        assertThat(problem.line()).isEqualTo(10);
        assertThat(problem.message()).startsWith("Not YAML").contains("TAB");
    }

    @Test
    void takesNothingFromAFileThatBreaksInALaterDocument() {
        var file =
                read(COMPONENT + "---\n" + COMPONENT.replace("name: order-service", "name: other") + "---\n\tx: 1\n");

        assertThat(file.descriptors()).isEmpty();
        assertThat(file.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.line()).isEqualTo(COMPONENT.lines().count() * 2 + 3));
    }

    @Test
    void refusesAKeyThatIsGivenTwice() {
        assertThat(onlyProblem(COMPONENT + "  type: library\n").message()).isEqualTo("type is given twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "file:///etc/hosts", "//elsewhere"})
    void letsOnlyLinksToTheWebIn(String address) {
        var text = COMPONENT.replace("metadata:\n", "metadata:\n  links: [{url: '%s'}]\n".formatted(address));

        assertThat(onlyProblem(text).field()).isEqualTo("metadata.links.url");
    }

    @Test
    void stopsAFileThatNestsTooDeep() {
        assertThat(onlyProblem("a: " + "[".repeat(100_000)).message()).contains("levels deep");
    }

    @Test
    void stopsAliasesThatGrowBeyondMeasure() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 12; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", Collections.nCopies(10, "*a" + (i - 1)))));
        }

        assertThat(onlyProblem(bomb.toString()).message()).contains("aliases");
    }

    @Test
    void stopsAnAliasOfItself() {
        assertThat(onlyProblem("a: &a [*a]\n").message()).contains("levels deep");
    }

    @Test
    void refusesCharactersThatCannotBeKept() {
        assertThat(onlyProblem(COMPONENT.replace("Order service", "\"a\\0b\"")).message())
                .contains("character");
    }

    @Test
    void putsTheTextOfAnotherFileIntoADefinition() {
        var api = only(read(api("./openapi.yaml"), Map.of("orders/openapi.yaml", "openapi: 3.1.0")));

        assertThat(api.content().at("/spec/definition").asString()).isEqualTo("openapi: 3.1.0");
        assertThat(api.yaml()).contains("$text: ./openapi.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../secret", "/etc/hosts", "https://example.org/openapi.yaml", "./missing.yaml"})
    void readsOnlyFilesOfTheSameSource(String path) {
        var file = read(api(path), Map.of("etc/hosts", "x", "secret", "x"));

        assertThat(file.descriptors()).isEmpty();
        assertThat(file.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(10);
            assertThat(problem.field()).isEqualTo("spec.definition");
        });
    }

    @Test
    void putsDataOfOtherFilesIn() {
        var component = only(read(
                COMPONENT + "  profile:\n    $yaml: ./profile.yaml\n  limits: [{$json: ./limits.json}]\n",
                Map.of("orders/profile.yaml", "tier: 1\nregions: [a, b]\n", "orders/limits.json", "{\"cpu\": 2}")));

        assertThat(component.content().at("/spec/profile/regions/1").asString()).isEqualTo("b");
        assertThat(component.content().at("/spec/limits/0/cpu").asInt()).isEqualTo(2);
    }

    @Test
    void saysInWhichFileDataIsWrong() {
        var file = read(COMPONENT + "  profile:\n    $yaml: ./profile.yaml\n", Map.of("orders/profile.yaml", "a: [\n"));

        assertThat(file.descriptors()).isEmpty();
        assertThat(file.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(19);
            assertThat(problem.message()).contains("of the file", "Not YAML");
        });
    }

    @Test
    void readsOwnersWithRoles() {
        var component = only(
                read(
                        COMPONENT
                                + "  owners:\n    - {role: on-call, owner: night-watch}\n    - {role: cost, owner: user:finance/sample}\n"));

        assertThat(component.relations())
                .extracting(relation -> relation.type() + " " + relation.target())
                .contains("ON_CALL_BY group:default/night-watch", "PAID_BY user:finance/sample");
        assertThat(component.owner()).hasToString("group:default/checkout");
    }

    @Test
    void refusesAnOwnerWithoutARoleThatIsKnown() {
        assertThat(onlyProblem(COMPONENT + "  owners: [{role: boss, owner: checkout}]\n")
                        .message())
                .contains("accountable, on-call, cost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Location", "Environment"})
    void keepsKindsThatNeedNothing(String kind) {
        assertThat(only(read("apiVersion: backstage.io/v1alpha1\nkind: %s\nmetadata: {name: all}\n".formatted(kind)))
                        .ref()
                        .kind())
                .isEqualToIgnoringCase(kind);
    }

    @Test
    void readsAScoreWorkloadAsAComponentAndWhatItNeeds() {
        var file = read("""
                apiVersion: score.dev/v1b1
                metadata: {name: checkout, annotations: {tags: "golang,Not a tag"}}
                containers: {main: {image: .}}
                resources:
                  cart: {type: service}
                  db: {type: postgres}
                  shared: {type: redis, id: sessions}
                  env: {type: environment}
                """);

        assertThat(file.problems()).isEmpty();
        assertThat(file.descriptors())
                .extracting(descriptor -> descriptor.ref().toString())
                .containsExactly(
                        "component:default/checkout", "resource:default/checkout-db", "resource:default/sessions");
        var checkout = file.descriptors().getFirst();
        assertThat(checkout.tags()).containsExactly("golang");
        assertThat(checkout.relations())
                .extracting(relation -> relation.target().toString() + " " + relation.line())
                .containsExactly(
                        "component:default/cart 5", "resource:default/checkout-db 6", "resource:default/sessions 7");
    }

    @Test
    void readsATemplateOfTheScaffolder() {
        var template = only(read("""
                apiVersion: scaffolder.backstage.io/v1beta3
                kind: Template
                metadata: {name: new-service}
                spec: {type: service, owner: platform, steps: []}
                """));

        assertThat(template.owner()).hasToString("group:default/platform");
    }

    private static String api(String path) {
        return """
                apiVersion: backstage.io/v1alpha1
                kind: API
                metadata:
                  name: order-api
                spec:
                  type: openapi
                  lifecycle: production
                  owner: checkout
                  definition:
                    $text: %s
                """.formatted(path);
    }

    private static DescriptorFile read(String text) {
        return read(text, Map.of());
    }

    private static DescriptorFile read(String text, Map<String, String> files) {
        return new DescriptorReader(path -> Optional.ofNullable(files.get(path))).read(FILE, text);
    }

    private static Descriptor only(DescriptorFile file) {
        assertThat(file.problems()).isEmpty();
        assertThat(file.descriptors()).hasSize(1);
        return file.descriptors().getFirst();
    }

    private static Problem onlyProblem(String text) {
        List<Problem> problems = read(text).problems();
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }
}
