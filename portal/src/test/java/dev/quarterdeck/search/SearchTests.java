package dev.quarterdeck.search;

import static dev.quarterdeck.db.Tables.STARRED_ENTITY;
import static dev.quarterdeck.db.Tables.VISITED_ENTITY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.FeatureTest;
import dev.quarterdeck.catalog.CatalogRows;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@FeatureTest
@Import({Search.class, EntitySearchQuery.class, DocSearchQuery.class, RecordSearchQuery.class})
class SearchTests {

    @Autowired
    private Search search;

    @Autowired
    private DSLContext db;

    @BeforeEach
    void aShop() {
        var rows = new CatalogRows(db);
        rows.add("component:default/storefront", "Shows products and takes an order from customers", null);
        rows.add("component:default/order-service", "Takes orders, cash on delivery and prepaid", null);
        rows.add("component:default/inventory-service", "Reserves stock", null);
        rows.add("api:default/order-api", "What order-service offers", null);
        rows.add("resource:default/orders", "PostgreSQL", null);
        rows.add("component:default/reorder-job", "Buys again what runs out, 100% by itself", null);
    }

    @Test
    void findsNamesThatBeginThatWayFirstThenThoseThatHoldItThenDescriptions() {
        assertThat(names("order")).containsExactly("orders", "order-api", "order-service", "reorder-job", "storefront");
    }

    @Test
    void putsTheVeryNameFirst() {
        assertThat(names("order-service")).startsWith("order-service");
        assertThat(names("Order Service")).startsWith("order-service");
    }

    @Test
    void putsWhatSomebodyStarredOrVisitedBeforeWhatFitsAlike() {
        visited("resource:default/orders", 1);
        visited("component:default/order-service", 2);
        assertThat(names("order")).startsWith("orders", "order-service", "order-api");

        star("api:default/order-api");
        assertThat(names("order")).startsWith("order-api");
        assertThat(search.find(new SearchText("order"), "grace", null, 10)
                        .entities()
                        .getFirst()
                        .ref()
                        .name())
                .isEqualTo("orders");
    }

    @Test
    void hasAtHandWhatSomebodyStarredAndVisited() {
        visited("component:default/order-service", 2);
        visited("api:default/order-api", 3);
        star("component:default/storefront");
        star("api:default/order-api");

        assertThat(search.atHand("ada", 10))
                .extracting(hit -> hit.ref().name())
                .containsExactly("order-api", "storefront", "order-service");
        assertThat(search.atHand("grace", 10)).isEmpty();
    }

    private void star(String ref) {
        db.insertInto(STARRED_ENTITY).values("ada", ref, Instant.EPOCH).execute();
    }

    private void visited(String ref, int second) {
        db.insertInto(VISITED_ENTITY)
                .values("ada", ref, Instant.ofEpochSecond(second))
                .execute();
    }

    @Test
    void findsRunsReleasesAndPeople() {
        db.execute("insert into account (username, display_name, password_hash) values ('ada', 'Ada Sample', 'none')");
        db.execute("""
                insert into pipeline_run (component, number, version, repository, branch, commit_sha, cause,
                        requested_by, state)
                select 'component:default/order-service', n, '1.' || n || '.0', '/shop.git', 'main', 'c0ffee' || n,
                        'manual', 'ada', 'succeeded'
                from generate_series(1, 3) n
                """);
        db.execute("""
                insert into release (component, version, commit_sha, artifact_location, artifact_sha256, artifact_bytes,
                        workload, created_by)
                values ('component:default/order-service', '1.2.0', 'c0ffee2', 'file:///a', 'a', 1, '{}', 'ada')
                """);

        assertThat(records("order run 3")).containsExactly("run order-service run 3");
        assertThat(records("c0ffee3")).containsExactly("run order-service run 3");
        assertThat(records("order-service 1.2.0"))
                .containsExactly("release order-service 1.2.0", "run order-service run 2");
        assertThat(records("sample")).containsExactly("person Ada Sample");
        assertThat(records("")).isEmpty();
    }

    private List<String> records(String typed) {
        return search.records(new SearchText(typed), 3).stream()
                .map(hit -> hit.kind() + " " + hit.label())
                .toList();
    }

    @Test
    void findsInsideAWord() {
        assertThat(names("vento")).containsExactly("inventory-service");
    }

    @Test
    void findsThePartOfADocsPageThatHoldsEveryWord() {
        doc(0, "", "", "Reserves stock for orders");
        doc(1, "when-stock-is-short", "When stock is short", "Reservations wait until somebody counts again");
        doc(2, "counting", "Counting", "Counts happen at night");

        assertThat(search.docs(new SearchText("stock"), 10))
                .extracting(DocHit::address)
                .containsExactly(
                        "/catalog/component/default/inventory-service/docs/README#when-stock-is-short",
                        "/catalog/component/default/inventory-service/docs/README");
        assertThat(search.docs(new SearchText("reservation count"), 10))
                .singleElement()
                .satisfies(hit -> assertThat(hit.excerpt()).contains("somebody counts again"));
        assertThat(search.docs(new SearchText("& | ! ( ':*"), 10)).isEmpty();
    }

    private void doc(int number, String anchor, String heading, String body) {
        if (number == 0) {
            db.execute("""
                    insert into doc_page (ref, path, position, source_id, file, title, html, contents, digest, updated_at)
                    values ('component:default/inventory-service', 'README', 0, 1, 'README.md', 'Inventory', '', '[]',
                            '', now())
                    """);
        }
        db.execute(
                "insert into doc_section values ('component:default/inventory-service', 'README', ?, ?, ?, ?)",
                number,
                anchor,
                heading,
                body);
    }

    @Test
    void needsEveryWord() {
        assertThat(names("cash orders")).containsExactly("order-service");
        assertThat(names("cash stock")).isEmpty();
    }

    @Test
    void findsBeginningsOfWordsByALetterOrTwo() {
        assertThat(names("st")).containsExactly("storefront", "inventory-service");
    }

    @Test
    void guessesWhatWasMistyped() {
        var result = search.find(new SearchText("invetory"), "ada", null, 10);
        assertThat(result.guessed()).isTrue();
        assertThat(result.entities())
                .first()
                .extracting(hit -> hit.ref().name())
                .isEqualTo("inventory-service");
        assertThat(search.find(new SearchText("ordr"), "ada", null, 10).entities())
                .extracting(hit -> hit.ref().name())
                .contains("order-service");
    }

    @Test
    void takesSignsAsTheyAre() {
        assertThat(names("100%")).containsExactly("reorder-job");
        assertThat(names("o_der")).isEmpty();
        assertThat(names("'; drop table entity; --")).isEmpty();
    }

    @Test
    void narrowsToAKind() {
        assertThat(search.find(new SearchText("order"), "ada", "api", 10).entities())
                .extracting(hit -> hit.ref().name())
                .containsExactly("order-api");
    }

    @Test
    void findsNothingWithoutWords() {
        assertThat(names("  ")).isEmpty();
    }

    private List<String> names(String typed) {
        var result = search.find(new SearchText(typed), "ada", null, 10);
        return result.guessed()
                ? List.of()
                : result.entities().stream().map(hit -> hit.ref().name()).toList();
    }
}
