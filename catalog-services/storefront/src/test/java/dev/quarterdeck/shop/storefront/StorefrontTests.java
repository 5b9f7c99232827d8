package dev.quarterdeck.shop.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"SHOP_NAME=Sample Shop", "SHOP_NOTICE=Closed on Sunday", "ENVIRONMENT=staging"})
class StorefrontTests {

    private static final FakeShop SHOP = new FakeShop();
    private static final String ORDER = "/orders/0f8fad5b-d9cb-469f-a165-70867728950e";
    private static final String FORM =
            "key=my-key&sku=MUG&quantity=2&name=Sample+Customer&address=1+Sample+Street&payment=prepaid";

    private final HttpClient browser = HttpClient.newHttpClient();
    private final String url;

    StorefrontTests(@LocalServerPort int port) {
        url = "http://127.0.0.1:" + port;
    }

    @DynamicPropertySource
    static void gateway(DynamicPropertyRegistry properties) {
        properties.add("GATEWAY_URL", SHOP::url);
    }

    @BeforeEach
    void open() {
        SHOP.open();
    }

    @AfterAll
    static void end() {
        SHOP.close();
    }

    @Test
    void showsTheShelfUnderTheNameOfTheShop() throws Exception {
        var page = get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .startsWith("<!DOCTYPE html>")
                .contains("Sample Shop", "Closed on Sunday", "staging", "Kitchen")
                .contains("<del>€ 20.00</del>", "€ 16.00")
                .contains("after=MUG");
    }

    @Test
    void writesWhatIsInTheCatalogueAsTextAndNotAsMarkup() throws Exception {
        assertThat(get("/").body()).contains("Mug &lt;b&gt;").doesNotContain("Mug <b>");
    }

    @Test
    void asksForWhatTheCustomerSearched() throws Exception {
        assertThat(get("/?q=tea+%26+milk").body()).contains("1 found for “tea &amp; milk”");

        assertThat(SHOP.requests()).extracting(Object::toString).contains("GET /api/products?q=tea%20%26%20milk");
    }

    @Test
    void servesItsStyleForAYearUnderANameThatChangesWithIt() throws Exception {
        var style = Pattern.compile("/assets/shop-[0-9a-f]{32}\\.css").matcher(get("/").body());
        assertThat(style.find()).isTrue();

        var answer = get(style.group());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("max-age=31536000");
    }

    @Test
    void showsAParcelForWhatNobodyHasDrawn() throws Exception {
        assertThat(get("/").body()).containsPattern("/assets/goods/anything-[0-9a-f]{32}\\.svg");
    }

    @Test
    void countsAVisitorOnceAndAProbeNotAtAll() throws Exception {
        double before = visits();
        var first = get("/");
        var cookie = first.headers().firstValue("Set-Cookie").orElseThrow();

        browser.send(
                HttpRequest.newBuilder(URI.create(url + "/products/MUG"))
                        .header("Accept", "text/html")
                        .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
                        .build(),
                BodyHandlers.discarding());
        browser.send(HttpRequest.newBuilder(URI.create(url + "/")).build(), BodyHandlers.discarding());

        assertThat(visits() - before).isEqualTo(1.0);
    }

    private double visits() throws Exception {
        var line = Pattern.compile("(?m)^storefront_visits_total (\\S+)")
                .matcher(get("/metrics").body());
        assertThat(line.find()).isTrue();
        return Double.parseDouble(line.group(1));
    }

    @Test
    void givesEachFormAKeyOfItsOwn() throws Exception {
        assertThat(keyIn(get("/products/MUG"))).isNotEqualTo(keyIn(get("/products/MUG")));
    }

    @Test
    void offersNoFormForWhatIsSoldOut() throws Exception {
        SHOP.on("GET /api/stock/MUG", 200, "{\"sku\": \"MUG\", \"available\": 0}");

        assertThat(get("/products/MUG").body()).contains("Sold out").doesNotContain("Order now");
    }

    @Test
    void sellsWithoutKnowingTheStock() throws Exception {
        SHOP.close("GET /api/stock/MUG");

        assertThat(get("/products/MUG").body()).contains("right after your order", "Order now");
    }

    @Test
    void placesTheOrderOfTheFormAndShowsIt() throws Exception {
        SHOP.order("confirmed", "");

        var answer = post("/orders", FORM);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith(ORDER));
        assertThat(get(ORDER).body()).contains("Thank you for your order", "2 × Mug", "€ 32.00", "0F8FAD5B");
        assertThat(SHOP.requests()).anySatisfy(request -> {
            assertThat(request).hasToString("POST /api/orders");
            assertThat(request.header("Idempotency-Key")).isEqualTo("my-key");
            assertThat(request.body()).contains("\"quantity\":2", "\"payment\":\"prepaid\"");
        });
    }

    @Test
    void keepsWhatWasFilledInWhenAnOrderIsRefused() throws Exception {
        SHOP.on("POST /api/orders", 422, "{\"code\": \"too_many\"}");

        var page = post("/orders", FORM);

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("more than we sell to one customer", "value=\"Sample Customer\"", "1 Sample Street");
        assertThat(keyIn(page)).isEqualTo("my-key");
    }

    @Test
    void looksAgainWhileTheStockIsChecked() throws Exception {
        SHOP.order("pending", "");

        assertThat(get(ORDER).body()).contains("We are checking the stock", "http-equiv=\"refresh\"");
    }

    @Test
    void asksForThePaymentOfAnOrderThatIsSetAside() throws Exception {
        SHOP.order("reserved", ", \"payBefore\": \"2026-01-01T12:00:00Z\"");

        assertThat(get(ORDER).body()).contains("Pay € 32.00").doesNotContain("http-equiv=\"refresh\"");
        assertThat(post(ORDER + "/payment", "").statusCode()).isEqualTo(302);
        assertThat(SHOP.requests()).extracting(Object::toString).contains("PUT /api" + ORDER + "/payment");
    }

    @Test
    void saysWhyAnOrderWasRejected() throws Exception {
        SHOP.order("rejected", ", \"rejection\": \"out_of_stock\"");

        assertThat(get(ORDER).body()).contains("We could not take your order", "Somebody was faster");
    }

    @Test
    void saysThatItWillBeBackWhenTheGatewayFails() throws Exception {
        SHOP.close("GET /api/products");

        var page = get("/");

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("We will be right back", "Request ", "Sample Shop");
    }

    @Test
    void hasAPageForWhatIsNotThere() throws Exception {
        assertThat(get("/products/NO-SUCH").body()).contains("This page is not here");
        assertThat(get("/no/such/page").body()).contains("This page is not here", "Sample Shop");
    }

    private static String keyIn(HttpResponse<String> page) {
        var key = Pattern.compile("name=\"key\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(key.find()).isTrue();
        return key.group(1);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Accept", "text/html,*/*")
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Accept", "text/html,*/*")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }
}
