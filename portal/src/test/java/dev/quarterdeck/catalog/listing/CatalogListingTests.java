package dev.quarterdeck.catalog.listing;

import static dev.quarterdeck.db.Tables.ENTITY;
import static dev.quarterdeck.db.Tables.SCORECARD_RESULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.FeatureTest;
import dev.quarterdeck.catalog.CatalogFiles;
import dev.quarterdeck.catalog.CatalogRows;
import dev.quarterdeck.catalog.listing.Facets.Value;
import dev.quarterdeck.catalog.source.CatalogSources;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.JSONB;
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
            new CatalogFilter(List.of(), List.of(), List.of(), List.of(), null, null, List.of(), null, null);

    @Autowired
    CatalogListing listing;

    @Autowired
    CatalogSources sources;

    @Autowired
    DSLContext db;

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
        assertThat(facets.system()).containsExactly(new Value("system:default/ordering", 1));
        assertThat(facets.tag()).containsExactly(new Value("java", 1), new Value("web", 1));
        assertThat(facets.total()).isEqualTo(4);
    }

    @Test
    void listsWhatNobodyOwns(@TempDir Path more) {
        new CatalogFiles(more).add("System", "ordering", "", "owner: checkout").read(sources);
        db.update(ENTITY)
                .setNull(ENTITY.OWNER_REF)
                .where(ENTITY.NAME.eq("ordering"))
                .execute();

        assertThat(names(filter(List.of("nobody"), null, null, null))).containsExactly("ordering");
        assertThat(names(filter(List.of("nobody", "group:default/web"), null, null, null)))
                .containsExactly("cart", "ordering", "storefront");
        assertThat(listing.facets(filter(List.of(), "system:default/none", null, null))
                        .owner())
                .isEmpty();
        assertThat(listing.facets(filter(List.of("nobody"), null, null, "o")).total())
                .isEqualTo(1);
        assertThat(listing.facets(filter(List.of(), null, null, "ordering")).owner())
                .contains(new Value("nobody", 1));
    }

    @Test
    void narrowsByTheLevelOfAScorecard() {
        new CatalogRows(db).add("scorecard:default/basics", "", null);
        for (var ref : List.of("component:default/order-service", "component:default/storefront")) {
            db.insertInto(SCORECARD_RESULT)
                    .set(SCORECARD_RESULT.CARD, "scorecard:default/basics")
                    .set(SCORECARD_RESULT.REF, ref)
                    .set(SCORECARD_RESULT.LEVEL, ref.endsWith("storefront") ? "gold" : "bronze")
                    .set(SCORECARD_RESULT.SCORE, 50)
                    .set(SCORECARD_RESULT.VERDICTS, JSONB.valueOf("[]"))
                    .set(SCORECARD_RESULT.SINCE, Instant.EPOCH)
                    .set(SCORECARD_RESULT.EVALUATED_AT, Instant.EPOCH)
                    .set(SCORECARD_RESULT.CHANGED_AT, Instant.EPOCH)
                    .execute();
        }
        var gold = "scorecard:default/basics:gold";

        assertThat(names(ofLevel(gold))).containsExactly("storefront");
        assertThat(names(ofLevel("nonsense"))).isEmpty();
        assertThat(listing.facets(ofLevel(gold)).total()).isEqualTo(1);
        assertThat(listing.facets(ofLevel(gold)).level())
                .containsExactly(new Value("scorecard:default/basics:bronze", 1), new Value(gold, 1));
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
        return new CatalogFilter(List.of(), List.of(), List.of(), owner, system, tag, List.of(), q, null);
    }

    private static CatalogFilter ofLevel(String level) {
        return new CatalogFilter(List.of(), List.of(), List.of(), List.of(), null, null, List.of(level), null, null);
    }

    private static CatalogFilter ofKind(String kind) {
        return new CatalogFilter(List.of(kind), List.of(), List.of(), List.of(), null, null, List.of(), null, null);
    }
}
