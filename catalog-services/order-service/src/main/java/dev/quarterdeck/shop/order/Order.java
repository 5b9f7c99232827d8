package dev.quarterdeck.shop.order;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's order.
 *
 * @param rejection null unless rejected
 * @param deadline goods held for it go back then, unless it is confirmed
 * @param paidAt null while nobody has paid in advance
 */
public record Order(
        UUID id,
        OrderState state,
        @Nullable Rejection rejection,
        Payment payment,
        Customer customer,
        List<OrderLine> lines,
        Instant placedAt,
        Instant deadline,
        @Nullable Instant paidAt) {

    public Order {
        lines = List.copyOf(lines);
    }

    /** In euro cents. */
    public long total() {
        return lines.stream().mapToLong(OrderLine::price).sum();
    }

    public boolean awaitsPayment() {
        return payment == Payment.PREPAID && paidAt == null;
    }

    /** Money was taken for goods that will not come. */
    public boolean refundDue() {
        return state == OrderState.REJECTED && paidAt != null;
    }
}
