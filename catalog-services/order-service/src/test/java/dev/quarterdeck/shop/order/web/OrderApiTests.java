package dev.quarterdeck.shop.order.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.shop.kit.test.DescribedRoutes;
import dev.quarterdeck.shop.kit.test.FakeService;
import dev.quarterdeck.shop.order.FakeInventory;
import dev.quarterdeck.shop.order.FakeInventory.Fault;
import dev.quarterdeck.shop.order.OrderTest;
import io.prometheus.client.CollectorRegistry;
import java.net.URI;
import java.util.ArrayList;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

@OrderTest
class OrderApiTests {

    private final FakeInventory inventory;
    private final FakeService products;
    private final CollectorRegistry metrics;
    private final ApplicationContext service;
    private final RestTestClient client;
    private final String key = UUID.randomUUID().toString();

    OrderApiTests(
            FakeInventory inventory,
            FakeService products,
            CollectorRegistry metrics,
            ApplicationContext service,
            @LocalServerPort int port) {
        this.inventory = inventory;
        this.products = products;
        this.metrics = metrics;
        this.service = service;
        client = RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .build();
    }

    @BeforeEach
    void recover() {
        inventory.recover();
        products.forget();
    }

    @Test
    void chargesWhatTheProductServiceSaysAndCountsTheRevenue() {
        double revenue = metrics.getSampleValue("orders_revenue_total");

        place("cash_on_delivery", "MUG", 3)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("confirmed")
                .jsonPath("$.total")
                .isEqualTo(4800)
                .jsonPath("$.lines[0].name")
                .isEqualTo("Mug");

        assertThat(metrics.getSampleValue("orders_revenue_total") - revenue).isEqualTo(48.0);
    }

    @Test
    void showsAnOrderWhereItsLocationSays() {
        var location = locationOf(place("prepaid", "MUG", 1));

        client.get()
                .uri(location)
                .exchange()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("reserved")
                .jsonPath("$.payBefore")
                .exists()
                .jsonPath("$.refundDue")
                .isEqualTo(false);
    }

    @Test
    void acceptsAnOrderWhileTheInventoryDoesNotAnswer() {
        inventory.suffer(Fault.FAILS);

        place("cash_on_delivery", "MUG", 1)
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("pending");
    }

    @Test
    void placesOneOrderPerKeyHoweverOftenAndHoweverFastItIsSent() throws Exception {
        double before = placedOrders();
        var locations = new ArrayList<Future<URI>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10; i++) {
                locations.add(threads.submit(() -> locationOf(place("cash_on_delivery", "MUG", 1))));
            }
        }

        for (var location : locations) {
            assertThat(location.get()).isEqualTo(locations.getFirst().get());
        }
        assertThat(placedOrders() - before).isEqualTo(1.0);
    }

    @Test
    void refusesAnotherOrderUnderTheSameKey() {
        place("cash_on_delivery", "MUG", 1);

        place("cash_on_delivery", "MUG", 2)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("key_in_use");
    }

    @Test
    void refusesMoreThanTheHouseSells() {
        place("prepaid", "MUG", 11)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("too_many")
                .jsonPath("$.maxQuantity")
                .isEqualTo(10);
    }

    @Test
    void refusesCashAboveTheLimitAndTakesItInAdvance() {
        place("cash_on_delivery", "LAMP", 5)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("cash_limit");
        place("prepaid", "LAMP", 5).expectStatus().isCreated();
    }

    @Test
    void refusesWhatIsNotSold() {
        place("prepaid", "NO-SUCH", 1)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.sku")
                .isEqualTo("NO-SUCH");
    }

    @Test
    void namesTheFieldsThatAreWrong() {
        client.post()
                .uri("/orders")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"payment\":\"prepaid\",\"customer\":{\"name\":\" \",\"address\":\"x\"},\"lines\":[]}")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[*].field")
                .value(fields -> assertThat(fields.toString()).contains("customer.name", "lines"));
    }

    @Test
    void acceptsAPaymentTwiceAndTakesItOnce() {
        var location = locationOf(place("prepaid", "MUG", 1));

        for (int i = 0; i < 2; i++) {
            client.put()
                    .uri(location + "/payment")
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.state")
                    .isEqualTo("confirmed");
        }
    }

    @Test
    void takesNoPaymentForAnOrderThatIsPaidOnDelivery() {
        var location = locationOf(place("cash_on_delivery", "MUG", 1));

        client.put().uri(location + "/payment").exchange().expectStatus().isEqualTo(409);
    }

    @Test
    void asksForNoMoreThanItNeedsToKnow() {
        place("prepaid", "MUG", 1);

        assertThat(products.requests()).singleElement().asString().isEqualTo("GET /products?sku=MUG");
    }

    @Test
    void servesExactlyWhatItsDescriptionSays() {
        assertThat(DescribedRoutes.served(service)).isEqualTo(DescribedRoutes.described());
    }

    private ResponseSpec place(String payment, String sku, int quantity) {
        return client.post()
                .uri("/orders")
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .body("""
                        {"payment": "%s", "customer": {"name": "Sample Customer", "address": "1 Sample Street"},
                         "lines": [{"sku": "%s", "quantity": %d}]}
                        """.formatted(payment, sku, quantity))
                .exchange();
    }

    private static URI locationOf(ResponseSpec answer) {
        var location = answer.expectHeader()
                .exists("Location")
                .returnResult()
                .getResponseHeaders()
                .getLocation();
        return Objects.requireNonNull(location);
    }

    private double placedOrders() {
        return metrics.getSampleValue(
                "orders_placed_total", new String[] {"payment"}, new String[] {"cash_on_delivery"});
    }
}
