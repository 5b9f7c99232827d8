package dev.quarterdeck.shop.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.shop.kit.test.DescribedRoutes;
import dev.quarterdeck.shop.kit.test.FakeService;
import dev.quarterdeck.shop.kit.test.FakeService.Answer;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.web.servlet.client.RestTestClient;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"GATEWAY_TIMEOUT_SECONDS=1", "GATEWAY_REQUESTS_PER_SECOND=1", "GATEWAY_BURST=20"})
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ApiGatewayTests {

    private static final FakeService PRODUCTS = new FakeService();
    private static final FakeService INVENTORY = new FakeService();
    private static final FakeService ORDERS = new FakeService();
    private static int clients;

    private final ApplicationContext service;
    private final int port;
    private final RestTestClient client;

    ApiGatewayTests(ApplicationContext service, @LocalServerPort int port) {
        this.service = service;
        this.port = port;
        client = clientAt("203.0.113." + ++clients);
    }

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry properties) {
        properties.add("PRODUCT_URL", PRODUCTS::url);
        properties.add("INVENTORY_URL", INVENTORY::url);
        properties.add("ORDER_URL", ORDERS::url);
    }

    @BeforeEach
    void everythingWorks() {
        PRODUCTS.forget();
        PRODUCTS.answer(200, "{\"from\":\"products\"}");
        INVENTORY.answer(200, "{\"from\":\"inventory\"}");
        ORDERS.forget();
        ORDERS.answer(200, "{\"from\":\"orders\"}");
    }

    @AfterAll
    static void end() {
        PRODUCTS.close();
        INVENTORY.close();
        ORDERS.close();
    }

    @Test
    void sendsEachRequestWhereItBelongs() {
        get("/api/products/KIT-MUG").jsonPath("$.from").isEqualTo("products");
        get("/api/stock/KIT-MUG").jsonPath("$.from").isEqualTo("inventory");
        get("/api/orders/1").jsonPath("$.from").isEqualTo("orders");
    }

    @Test
    void passesTheQueryOnAsItCame() {
        client.get()
                .uri(URI.create("http://127.0.0.1:%d/api/products?q=caf%%C3%%A9%%20%%26%%20tea".formatted(port)))
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(PRODUCTS.requests()).singleElement().asString().isEqualTo("GET /products?q=caf%C3%A9%20%26%20tea");
    }

    @Test
    void passesAnOrderOnWithItsKeyAndSaysWhereItIsFromOutside() {
        ORDERS.behave(_ -> new Answer(201, "{}", Map.of("Location", "/orders/42", "X-Internal", "secret")));

        client.post()
                .uri("/api/orders")
                .header("Idempotency-Key", "my-key")
                .header("X-Secret", "of the client")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"a\":1}")
                .exchange()
                .expectStatus()
                .isCreated()
                .expectHeader()
                .location("/api/orders/42")
                .expectHeader()
                .doesNotExist("X-Internal");

        assertThat(ORDERS.requests()).singleElement().satisfies(request -> {
            assertThat(request.body()).isEqualTo("{\"a\":1}");
            assertThat(request.header("Idempotency-Key")).isEqualTo("my-key");
            assertThat(request.header("X-Secret")).isNull();
        });
    }

    @Test
    void handsARefusalBackAsItIs() {
        ORDERS.answer(422, "{\"code\":\"too_many\"}");

        client.post()
                .uri("/api/orders")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{}")
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("too_many");
    }

    @Test
    void doesNotOpenWhatServicesOfferToEachOther() {
        client.put().uri("/api/reservations/1").exchange().expectStatus().isNotFound();
        client.delete().uri("/api/products/KIT-MUG").exchange().expectStatus().isEqualTo(405);
        client.get().uri("/api/orders").exchange().expectStatus().isEqualTo(405);
    }

    @Test
    void doesNotClimbOutOfARoute() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var request = "GET /api/products/.. HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 4");
        }
        assertThat(PRODUCTS.requests()).isEmpty();
    }

    @Test
    void refusesABodyNoOrderNeeds() {
        client.post()
                .uri("/api/orders")
                .contentType(MediaType.APPLICATION_JSON)
                .body("x".repeat(65 * 1024))
                .exchange()
                .expectStatus()
                .isEqualTo(413);

        assertThat(ORDERS.requests()).isEmpty();
    }

    @Test
    void givesUpOnAServiceThatDoesNotAnswer() {
        PRODUCTS.hang();

        client.get()
                .uri("/api/products/KIT-MUG")
                .exchange()
                .expectStatus()
                .isEqualTo(504)
                .expectBody()
                .jsonPath("$.requestId")
                .exists();
    }

    @Test
    void slowsDownAClientThatAsksTooMuchAndNobodyElse() {
        for (int i = 0; i < 20; i++) {
            get("/api/products/KIT-MUG");
        }

        client.get()
                .uri("/api/products/KIT-MUG")
                .exchange()
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .exists("Retry-After")
                .expectHeader()
                .contentType("application/problem+json");
        clientAt("198.51.100.7")
                .get()
                .uri("/api/products/KIT-MUG")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void servesExactlyWhatItsDescriptionSays() {
        assertThat(DescribedRoutes.served(service)).isEqualTo(DescribedRoutes.described());
    }

    private RestTestClient clientAt(String address) {
        return RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultHeader("X-Forwarded-For", address)
                .build();
    }

    private RestTestClient.BodyContentSpec get(String uri) {
        return client.get().uri(uri).exchange().expectStatus().isOk().expectBody();
    }
}
