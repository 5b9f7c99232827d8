package dev.quarterdeck.shop.product;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.shop.kit.test.DescribedRoutes;
import dev.quarterdeck.shop.kit.test.FreshDatabase;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.client.RestTestClient;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"PRODUCTS_PAGE_SIZE=5", "PRODUCTS_DISCOUNT_PERCENT=10"})
@ContextConfiguration(initializers = FreshDatabase.class)
class ProductServiceTests {

    private final String url;
    private final RestTestClient client;
    private final ApplicationContext service;

    ProductServiceTests(@LocalServerPort int port, @Autowired ApplicationContext service) {
        url = "http://127.0.0.1:" + port;
        client = RestTestClient.bindToServer().baseUrl(url).build();
        this.service = service;
    }

    @Test
    void pagesThroughTheWholeCatalogueWithoutMissingOrRepeatingAnything() {
        var names = new ArrayList<String>();
        @Nullable String after = "";
        while (after != null) {
            var page = list("after=" + after);
            names.addAll(names(page));
            after = page.next();
        }

        assertThat(names).hasSize(18).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"q=KETTLE,Gooseneck kettle", "q=walnut,Chef's knife", "q=100%25,", "q=_,"})
    void findsWordsInNamesAndDescriptionsAndNoWildcards(String query, @Nullable String found) {
        if (found == null) {
            assertThat(names(list(query))).isEmpty();
        } else {
            assertThat(names(list(query))).singleElement().asString().startsWith(found);
        }
    }

    @Test
    void listsOneCategory() {
        assertThat(list("category=outdoors").products())
                .hasSize(3)
                .allSatisfy(product -> assertThat(product.category()).isEqualTo("outdoors"));
    }

    @Test
    void listsAllProductsThatWereAskedForHoweverSmallThePage() {
        var skus = "sku=COF-HOUSE,COF-LIGHT,KIT-MUG,KIT-KNIFE,DSK-PEN,DSK-NOTE,NO-SUCH";

        assertThat(list(skus).products()).hasSize(6);
    }

    @Test
    void takesTheDiscountOffEveryPrice() {
        client.get()
                .uri("/products/KIT-MUG")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.price.list")
                .isEqualTo(1600)
                .jsonPath("$.price.current")
                .isEqualTo(1440);
    }

    @Test
    void saysThatThereIsNoSuchProduct() {
        client.get()
                .uri("/products/NO-SUCH")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("There is no product NO-SUCH.");
    }

    @Test
    void countsProductsPerCategoryInTheOrderOfTheShelves() {
        client.get()
                .uri("/products/categories")
                .exchange()
                .expectBody()
                .jsonPath("$[0].slug")
                .isEqualTo("coffee-and-tea")
                .jsonPath("$[0].products")
                .isEqualTo(4)
                .jsonPath("$.length()")
                .isEqualTo(5);
    }

    @Test
    void servesExactlyWhatItsDescriptionSays() {
        assertThat(DescribedRoutes.served(service)).isEqualTo(DescribedRoutes.described());
    }

    private ProductPage list(String query) {
        var page = client.get()
                .uri(URI.create(url + "/products?" + query))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(ProductPage.class)
                .returnResult()
                .getResponseBody();
        return requireNonNull(page);
    }

    private static List<String> names(ProductPage page) {
        return page.products().stream().map(Product::name).toList();
    }
}
