package dev.quarterdeck.shop.gateway;

import dev.quarterdeck.shop.kit.client.ServiceClients;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** What may be asked from outside. Everything is named: what a service offers to other services stays inside. */
@RestController
class ApiController {

    private final Upstream products;
    private final Upstream inventory;
    private final Upstream orders;

    ApiController(ServiceClients clients) {
        products = new Upstream(clients.to("product"));
        inventory = new Upstream(clients.to("inventory"));
        orders = new Upstream(clients.to("order"));
    }

    @GetMapping({"/api/products", "/api/products/categories", "/api/products/{sku}"})
    ResponseEntity<byte[]> products(HttpServletRequest request) throws IOException {
        return products.forward(request);
    }

    @GetMapping({"/api/stock", "/api/stock/{sku}"})
    ResponseEntity<byte[]> stock(HttpServletRequest request) throws IOException {
        return inventory.forward(request);
    }

    @PostMapping("/api/orders")
    ResponseEntity<byte[]> placeOrder(HttpServletRequest request) throws IOException {
        return orders.forward(request);
    }

    @GetMapping("/api/orders/{id}")
    ResponseEntity<byte[]> order(HttpServletRequest request) throws IOException {
        return orders.forward(request);
    }

    @PutMapping("/api/orders/{id}/payment")
    ResponseEntity<byte[]> pay(HttpServletRequest request) throws IOException {
        return orders.forward(request);
    }
}
