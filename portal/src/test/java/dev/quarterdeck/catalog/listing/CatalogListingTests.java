package dev.quarterdeck.catalog.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.FeatureTest;
import dev.quarterdeck.catalog.CatalogFiles;
import dev.quarterdeck.catalog.listing.Facets.Value;
import dev.quarterdeck.catalog.source.CatalogSources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest(packages = {"catalog", "audit"})
class CatalogListingTests {

    private static final CatalogFilter EVERYTHING =
            new CatalogFilter(List.of(), List.of(), List.of(), List.of(), null, null, null, null);

    @Autowired
    CatalogListing listing;

    @Autowired
    CatalogSources sources;

    @BeforeEach
    void describe(@TempDir Path folder) {
        new CatalogFiles(folder)
                .component("order-service", "checkout", ", system: ordering")
                .component("payment-service", "checkout", "")
                .component("storefront", "web", "")
                .add("Component", "cart", ", tags: [java, web]", "type: library, lifecycle: experimental, owner: web")
                .add("Resource", "orders-db", ", tags: [java]", "type: database, owner: checkout")
                .add("Group", "checkout", "", "type: team, children: []")
                .read(sources);
    }

    @Test
    void listsByName() {
        assertThat(names(EVERYTHING))
                .containsExactly("cart", "checkout", "order-service", "orders-db", "payment-service", "storefront");
    }

    @ParameterizedTest
    @EnumSource
    void showsEachEntityOnOnePage(CatalogOrder order) {
        var seen = new ArrayList<CatalogRow>();
        String next = null;
        do {
            var page = listing.page(EVERYTHING, order, next, 2);
            seen.addAll(page.items());
            next = page.next();
        } while (next != null);

        assertThat(seen)
                .isEqualTo(listing.page(EVERYTHING, order, null, 100).items())
                .hasSize(6);
    }

    @Test
    void narrowsByEveryFacet() {
        assertThat(names(ofKind("Resource"))).containsExactly("orders-db");
        assertThat(names(filter(List.of("group:default/checkout"), null, null, null)))
                .containsExactly("order-service", "orders-db", "payment-service");
        assertThat(names(filter(List.of(), "system:default/ordering", null, null)))
                .containsExactly("order-service");
        assertThat(names(filter(List.of(), null, "java", null))).containsExactly("cart", "orders-db");
        assertThat(names(filter(List.of(), null, null, "ORDER"))).containsExactly("order-service", "orders-db");
        assertThat(names(filter(List.of(), null, null, "s"))).containsExactly("storefront");
    }

    @Test
    void countsWhatEachChoiceWouldLeave() {
        var facets = listing.facets(ofKind("component"));

        assertThat(facets.kind())
                .containsExactly(new Value("component", 4), new Value("group", 1), new Value("resource", 1));
        assertThat(facets.type()).containsExactly(new Value("service", 3), new Value("library", 1));
        assertThat(facets.lifecycle()).containsExactly(new Value("production", 3), new Value("experimental", 1));
        assertThat(facets.owner())
                .containsExactly(new Value("group:default/checkout", 2), new Value("group:default/web", 2));
        assertThat(facets.tag()).containsExactly(new Value("java", 1), new Value("web", 1));
        assertThat(facets.total()).isEqualTo(4);
    }

    @Test
    void countsTheSameWithATextAsWithout() {
        assertThat(listing.facets(filter(List.of(), null, null, "e")).total()).isZero();
        assertThat(listing.facets(filter(List.of(), null, null, "order")).total())
                .isEqualTo(2);
        assertThat(listing.facets(filter(List.of(), null, "java", "order")).total())
                .isEqualTo(1);
        assertThat(listing.facets(filter(List.of(), "system:default/ordering", null, null))
                        .kind())
                .containsExactly(new Value("component", 1));
    }

    @ParameterizedTest
    @EnumSource
    void refusesAKeyThatIsNone(CatalogOrder order) {
        assertThatThrownBy(() -> listing.page(EVERYTHING, order, "nonsense", 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> names(CatalogFilter filter) {
        return listing.page(filter, CatalogOrder.NAME, null, 100).items().stream()
                .map(row -> row.ref().name())
                .toList();
    }

    private static CatalogFilter filter(
            List<String> owner, @Nullable String system, @Nullable String tag, @Nullable String q) {
        return new CatalogFilter(List.of(), List.of(), List.of(), owner, system, tag, q, null);
    }

    private static CatalogFilter ofKind(String kind) {
        return new CatalogFilter(List.of(kind), List.of(), List.of(), List.of(), null, null, null, null);
    }
}
