package dev.quarterdeck.catalog.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.FeatureTest;
import dev.quarterdeck.catalog.CatalogFiles;
import dev.quarterdeck.catalog.source.CatalogSources;
import dev.quarterdeck.platform.EntityRef;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest(packages = {"catalog", "audit"})
class RelationsTests {

    @Autowired
    Relations relations;

    @Autowired
    CatalogSources sources;

    @BeforeEach
    void describe(@TempDir Path folder) {
        new CatalogFiles(folder)
                .component("storefront", "web", ", consumesApis: [order-api]")
                .component(
                        "order-service",
                        "checkout",
                        ", providesApis: [order-api], dependsOn: [component:stock, resource:orders-db]")
                .component("stock", "checkout", ", dependsOn: [component:order-service]")
                .add("API", "order-api", "", "type: openapi, lifecycle: production, owner: checkout, definition: ''")
                .add("Group", "checkout", "", "type: team, children: [], members: [sample-engineer]")
                .add("User", "sample-engineer", "", "memberOf: [checkout]")
                .read(sources);
    }

    @Test
    void readsRelationsFromBothEnds() {
        assertThat(words(EntityRef.component("order-service")))
                .containsExactly("ownedBy", "dependsOn", "dependencyOf", "providesApi");
        assertThat(words(EntityRef.of("api:default/order-api")))
                .containsExactly("ownedBy", "apiProvidedBy", "apiConsumedBy");
    }

    @Test
    void countsOnceWhatBothEndsDeclare() {
        assertThat(relations.of(EntityRef.of("user:default/sample-engineer")))
                .singleElement()
                .satisfies(group -> {
                    assertThat(group.word()).isEqualTo("memberOf");
                    assertThat(group.total()).isEqualTo(1);
                });
    }

    @Test
    void marksWhatNothingDescribes() {
        assertThat(relations.of(EntityRef.of("resource:default/orders-db")))
                .singleElement()
                .satisfies(group -> assertThat(group.heading()).isEqualTo("Used by"));
        assertThat(relations.of(EntityRef.component("order-service")))
                .flatExtracting(RelationGroup::first)
                .filteredOn(entity -> !entity.known())
                .extracting(entity -> entity.ref().toString())
                .containsExactly("resource:default/orders-db");
    }

    @Test
    void followsAFailureThroughApisAndAroundCircles() {
        assertThat(steps(relations.impactOf(EntityRef.of("resource:default/orders-db"))))
                .containsExactly("order-service 1", "order-api 2", "stock 2", "storefront 3");
    }

    @Test
    void followsDependenciesTheOtherWay() {
        assertThat(steps(relations.dependenciesOf(EntityRef.component("storefront"))))
                .containsExactly("order-api 1", "order-service 2", "stock 3", "orders-db 3");
    }

    private List<String> words(EntityRef ref) {
        return relations.of(ref).stream().map(RelationGroup::word).toList();
    }

    private static List<String> steps(Reach reach) {
        assertThat(reach.total()).isEqualTo(reach.first().size());
        return reach.first().stream()
                .map(step -> step.entity().ref().name() + " " + step.distance())
                .toList();
    }
}
