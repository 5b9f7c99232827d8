package dev.quarterdeck.shop.order.web;

import dev.quarterdeck.shop.order.settlement.PaymentOutcome.Accepted;
import dev.quarterdeck.shop.order.settlement.PaymentOutcome.NotPayable;
import dev.quarterdeck.shop.order.settlement.Payments;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PaymentController {

    private final Payments payments;

    PaymentController(Payments payments) {
        this.payments = payments;
    }

    @PutMapping("/orders/{id}/payment")
    ResponseEntity<?> create(@PathVariable UUID id) {
        return switch (payments.pay(id)) {
            case Accepted(var order) -> ResponseEntity.ok(OrderView.of(order));
            case NotPayable(var _) -> {
                var problem = ProblemDetail.forStatusAndDetail(
                        HttpStatus.CONFLICT, "The order is not waiting for a payment.");
                problem.setProperty("code", "not_payable");
                yield ResponseEntity.of(problem).build();
            }
        };
    }
}
