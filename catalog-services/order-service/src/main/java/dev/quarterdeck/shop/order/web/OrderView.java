package dev.quarterdeck.shop.order.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.quarterdeck.shop.order.Customer;
import dev.quarterdeck.shop.order.Order;
import dev.quarterdeck.shop.order.OrderLine;
import dev.quarterdeck.shop.order.OrderState;
import dev.quarterdeck.shop.order.Payment;
import dev.quarterdeck.shop.order.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as its customer sees it.
 *
 * @param total in euro cents
 * @param payBefore null if there is nothing to pay in advance, any more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderView(
        UUID id,
        OrderState state,
        @Nullable Rejection rejection,
        Payment payment,
        Customer customer,
        List<OrderLine> lines,
        long total,
        Instant placedAt,
        @Nullable Instant payBefore,
        boolean refundDue) {

    static OrderView of(Order order) {
        return new OrderView(
                order.id(),
                order.state(),
                order.rejection(),
                order.payment(),
                order.customer(),
                order.lines(),
                order.total(),
                order.placedAt(),
                order.state().open() && order.awaitsPayment() ? order.deadline() : null,
                order.refundDue());
    }
}
