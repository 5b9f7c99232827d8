package dev.quarterdeck.shop.inventory.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.shop.inventory.InventoryTest;
import dev.quarterdeck.shop.inventory.Warehouse;
import dev.quarterdeck.shop.kit.test.DescribedRoutes;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

@InventoryTest
class InventoryApiTests {

    private final Warehouse warehouse;
    private final ApplicationContext service;
    private final RestTestClient client;
    private final UUID key = UUID.randomUUID();

    InventoryApiTests(Warehouse warehouse, ApplicationContext service, @LocalServerPort int port) {
        this.warehouse = warehouse;
        this.service = service;
        client = RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .build();
    }

    @Test
    void showsOnlyWhatCanStillBeOrdered() {
        var sku = warehouse.productWith(5);
        reserve(lineOf(sku, 2)).expectStatus().isOk();

        client.get()
                .uri("/stock/{sku}", sku)
                .exchange()
                .expectBody()
                .json("{\"sku\":\"%s\",\"available\":3}".formatted(sku));
    }

    @Test
    void holdsGoodsNoLongerThanTheHouseAllows() {
        var sku = warehouse.productWith(5);
        reserve("{\"lines\":[{\"sku\":\"%s\",\"quantity\":1}],\"holdSeconds\":86400}".formatted(sku));

        client.get()
                .uri("/reservations/{key}", key)
                .exchange()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("held");
        client.put()
                .uri("/reservations/{key}/confirmation", key)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("confirmed");
    }

    @Test
    void namesWhatThereIsNotEnoughOf() {
        var sku = warehouse.productWith(1);

        reserve(lineOf(sku, 2))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("out-of-stock")
                .jsonPath("$.sku")
                .isEqualTo(sku)
                .jsonPath("$.available")
                .isEqualTo(1);
    }

    @Test
    void namesTheFieldsThatAreWrong() {
        reserve("{\"lines\":[{\"sku\":\"\",\"quantity\":0}],\"holdSeconds\":60}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[*].field")
                .value(fields -> assertThat(fields.toString()).contains("lines[0].sku", "lines[0].quantity"));
    }

    @Test
    void doesNotKnowAReservationNobodyMade() {
        client.put()
                .uri("/reservations/{key}/confirmation", key)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void servesExactlyWhatItsDescriptionSays() {
        assertThat(DescribedRoutes.served(service)).isEqualTo(DescribedRoutes.described());
    }

    private ResponseSpec reserve(String request) {
        return client.put()
                .uri("/reservations/{key}", key)
                .contentType(MediaType.APPLICATION_JSON)
                .body(request)
                .exchange();
    }

    private static String lineOf(String sku, int quantity) {
        return "{\"lines\":[{\"sku\":\"%s\",\"quantity\":%d}],\"holdSeconds\":60}".formatted(sku, quantity);
    }
}
