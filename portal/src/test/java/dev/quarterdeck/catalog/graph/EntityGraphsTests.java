package dev.quarterdeck.catalog.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.FeatureTest;
import dev.quarterdeck.TestClock;
import dev.quarterdeck.catalog.CatalogFiles;
import dev.quarterdeck.catalog.graph.EntityGraph.Node;
import dev.quarterdeck.catalog.relation.Relations;
import dev.quarterdeck.catalog.source.CatalogSources;
import dev.quarterdeck.platform.EntityRef;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest(packages = {"catalog", "audit"})
class EntityGraphsTests {

    private static final EntityRef ORDERS = EntityRef.component("order-service");

    @TempDir
    Path folder;

    @Autowired
    EntityGraphs graphs;

    @Autowired
    CatalogSources sources;

    @Autowired
    Relations relations;

    @Autowired
    TestClock clock;

    @BeforeEach
    void describe() {
        new CatalogFiles(folder)
                .component("storefront", "web", ", system: shop, consumesApis: [order-api]")
                .component(
                        "order-service",
                        "checkout",
                        ", system: shop, providesApis: [order-api], dependsOn: [component:stock]")
                .component("stock", "checkout", ", system: warehouse, dependsOn: [resource:stock-db, component:robots]")
                .component("robots", "checkout", ", system: warehouse")
                .add("API", "order-api", "", "type: openapi, lifecycle: production, owner: checkout, definition: ''")
                .add("System", "shop", "", "owner: checkout")
                .read(sources);
    }

    @Test
    void goesAsManyStepsAsAreAskedFor() {
        assertThat(names(around(ORDERS, 1, null))).containsExactlyInAnyOrder("order-service", "order-api", "stock");
        assertThat(names(around(ORDERS, 2, null)))
                .containsExactlyInAnyOrder("order-service", "order-api", "stock", "storefront", "stock-db", "robots");
    }

    @Test
    void goesOneWayOnly() {
        assertThat(names(around(EntityRef.component("stock"), 3, "users")))
                .containsExactlyInAnyOrder("stock", "order-service");
        assertThat(names(around(EntityRef.component("stock"), 3, "uses")))
                .containsExactlyInAnyOrder("stock", "stock-db", "robots");
        assertThatThrownBy(() -> around(ORDERS, 1, "sideways")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void marksWhatNothingDescribes() {
        assertThat(around(ORDERS, 2, null).nodes())
                .filteredOn(node -> !node.known())
                .extracting(Node::label)
                .containsExactly("stock-db");
    }

    @Test
    void drawsASystemAsOne() {
        var graph = graphs.around(ORDERS, new GraphFilter(2, null, null, true, null));

        assertThat(names(graph))
                .containsExactlyInAnyOrder("order-service", "order-api", "shop", "warehouse", "stock-db");
        assertThat(graph.edges())
                .extracting(edge -> edge.from().name() + " " + edge.to().name())
                .contains("order-service warehouse", "shop order-api")
                .doesNotHaveDuplicates();
    }

    @Test
    void showsWhatASystemIsMadeOf() {
        assertThat(names(around(EntityRef.of("system:default/shop"), 1, null)))
                .containsExactlyInAnyOrder("order-service", "storefront", "order-api", "stock");
    }

    @Test
    void isDrawnAsItWas() {
        var then = clock.instant();
        clock.advance(Duration.ofHours(1));
        new CatalogFiles(folder)
                .component("order-service", "checkout", ", system: shop, dependsOn: [component:robots]")
                .read(sources);

        var before = new GraphFilter(1, null, null, null, then.toString());
        assertThat(names(around(ORDERS, 1, null))).containsExactlyInAnyOrder("order-service", "robots");
        assertThat(names(graphs.around(ORDERS, before)))
                .containsExactlyInAnyOrder("order-service", "order-api", "stock");
        assertThat(names(graphs.around(EntityRef.of("system:default/shop"), before)))
                .containsExactlyInAnyOrder("order-service", "storefront", "order-api", "stock");
        assertThat(relations.impactOf(EntityRef.component("stock"), then).total())
                .isEqualTo(3);
        assertThat(relations.impactOf(EntityRef.component("stock")).total()).isZero();
    }

    @Test
    void drawsManyAndSaysWhenItIsNotAll() {
        var files = new CatalogFiles(folder);
        IntStream.range(0, 600).forEach(i -> files.component("user-" + i, "web", ", dependsOn: [component:robots]"));
        files.read(sources);
        var graph = around(EntityRef.component("robots"), 2, null);

        assertThat(graph.complete()).isFalse();
        assertThat(graph.nodes()).hasSize(500);
        var drawing = graphs.draw(graph);
        assertThat(drawing.boxes().stream().map(box -> box.x() + "," + box.y()).collect(Collectors.toSet()))
                .hasSize(500);
        assertThat(drawing.lines()).hasSameSizeAs(graph.edges());
    }

    private EntityGraph around(EntityRef ref, int depth, @Nullable String direction) {
        return graphs.around(ref, new GraphFilter(depth, direction, null, false, null));
    }

    private static List<String> names(EntityGraph graph) {
        return graph.nodes().stream().map(Node::ref).map(EntityRef::name).toList();
    }
}
