package dev.quarterdeck.shop.storefront;

import dev.quarterdeck.shop.kit.test.FakeService;
import dev.quarterdeck.shop.kit.test.FakeService.Answer;
import dev.quarterdeck.shop.kit.test.FakeService.Request;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A gateway with one mug on its shelf. */
class FakeShop implements AutoCloseable {

    private static final String MUG = """
            {"sku": "MUG", "name": "Mug <b>", "description": "Holds tea.", "category": "kitchen",
             "price": {"list": 2000, "current": 1600}}
            """;

    private final FakeService http = new FakeService();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    FakeShop() {
        http.behave(request -> answers.getOrDefault(routeOf(request), new Answer(404, "{}")));
        open();
    }

    String url() {
        return http.url();
    }

    void open() {
        http.forget();
        answers.clear();
        on("GET /api/products", 200, "{\"products\": [%s], \"next\": \"MUG\"}".formatted(MUG));
        on("GET /api/products/categories", 200, "[{\"slug\": \"kitchen\", \"name\": \"Kitchen\", \"products\": 1}]");
        on("GET /api/products/MUG", 200, MUG);
        on("GET /api/stock/MUG", 200, "{\"sku\": \"MUG\", \"available\": 50}");
    }

    void close(String route) {
        on(route, 503, "{}");
    }

    void on(String route, int status, String body) {
        answers.put(route, new Answer(status, body));
    }

    /** @param more further members of the order, each with a comma before it */
    void order(String state, String more) {
        var body = """
                {"id": "0f8fad5b-d9cb-469f-a165-70867728950e", "state": "%s", "payment": "prepaid",
                 "customer": {"name": "Sample Customer", "address": "1 Sample Street"},
                 "lines": [{"sku": "MUG", "name": "Mug", "quantity": 2, "unitPrice": 1600}],
                 "total": 3200, "refundDue": false %s}
                """.formatted(state, more);
        on("POST /api/orders", 201, body);
        on("GET /api/orders/0f8fad5b-d9cb-469f-a165-70867728950e", 200, body);
        on("PUT /api/orders/0f8fad5b-d9cb-469f-a165-70867728950e/payment", 200, body);
    }

    List<Request> requests() {
        return http.requests();
    }

    private static String routeOf(Request request) {
        return request.method() + " " + request.target().replaceFirst("\\?.*", "");
    }

    @Override
    public void close() {
        http.close();
    }
}
