package dev.quarterdeck.shop.order.web;

import dev.quarterdeck.shop.order.Order;
import dev.quarterdeck.shop.order.OrderRepository;
import dev.quarterdeck.shop.order.placement.PlacementOutcome.Placed;
import dev.quarterdeck.shop.order.placement.PlacementOutcome.Refused;
import dev.quarterdeck.shop.order.placement.Placements;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/orders")
class OrderController {

    private final Placements placements;
    private final OrderRepository orders;

    OrderController(Placements placements, OrderRepository orders) {
        this.placements = placements;
        this.orders = orders;
    }

    /** Answers 201 when it is known whether there are goods, 202 when that still has to be found out. */
    @PostMapping
    ResponseEntity<?> create(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody OrderRequest request) {
        var wish = key == null || key.isBlank() ? UUID.randomUUID().toString() : key;
        return switch (placements.place(wish, request.toDraft())) {
            case Placed(var order) -> created(order);
            case Refused refused -> refusal(refused);
        };
    }

    @GetMapping("/{id}")
    OrderView show(@PathVariable UUID id) {
        return OrderView.of(orders.find(id));
    }

    private static ResponseEntity<OrderView> created(Order order) {
        var status = switch (order.state()) {
            case PENDING -> HttpStatus.ACCEPTED;
            case RESERVED, CONFIRMED, REJECTED -> HttpStatus.CREATED;
        };
        return ResponseEntity.status(status)
                .location(URI.create("/orders/" + order.id()))
                .body(OrderView.of(order));
    }

    private static ResponseEntity<ProblemDetail> refusal(Refused refused) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_CONTENT, refused.reason().message());
        problem.setProperty("code", refused.reason().name().toLowerCase(Locale.ROOT));
        refused.details().forEach(problem::setProperty);
        return ResponseEntity.of(problem).build();
    }
}
