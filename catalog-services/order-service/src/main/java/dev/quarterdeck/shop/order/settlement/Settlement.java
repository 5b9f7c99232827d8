package dev.quarterdeck.shop.order.settlement;

import dev.quarterdeck.shop.order.Order;
import dev.quarterdeck.shop.order.OrderMetrics;
import dev.quarterdeck.shop.order.OrderRepository;
import dev.quarterdeck.shop.order.OrderState;
import dev.quarterdeck.shop.order.Rejection;
import dev.quarterdeck.shop.order.settlement.InventoryAnswer.AlreadySettled;
import dev.quarterdeck.shop.order.settlement.InventoryAnswer.Done;
import dev.quarterdeck.shop.order.settlement.InventoryAnswer.OutOfStock;
import dev.quarterdeck.shop.order.settlement.InventoryAnswer.Unknown;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Moves an order on from wherever it is. The one who places an order, the one who pays it and the repair job all come
 * here: what one of them did not get done, because a call failed or the process ended, the next one takes up. That works
 * because every request to the inventory may be repeated and every move names the state it starts from, so any number of
 * them may be at the same order at once.
 */
@Component
public class Settlement {

    private final OrderRepository orders;
    private final Inventory inventory;
    private final OrderMetrics metrics;
    private final Clock clock;

    Settlement(OrderRepository orders, Inventory inventory, OrderMetrics metrics, Clock clock) {
        this.orders = orders;
        this.inventory = inventory;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** The order as far as it gets now. */
    public Order settle(UUID id) {
        var order = orders.find(id);
        while (step(order)) {
            order = orders.find(id);
        }
        return order;
    }

    /** False if the order has to stay where it is for now. */
    private boolean step(Order order) {
        boolean late = !clock.instant().isBefore(order.deadline());
        return switch (order.state()) {
            case PENDING -> late ? giveUp(order, Rejection.STOCK_UNAVAILABLE) : reserve(order);
            case RESERVED -> {
                if (!order.awaitsPayment()) {
                    yield confirm(order);
                }
                yield late && giveUp(order, Rejection.NOT_PAID);
            }
            case CONFIRMED, REJECTED -> false;
        };
    }

    private boolean reserve(Order order) {
        return switch (inventory.reserve(order, Duration.between(clock.instant(), order.deadline()))) {
            case Done() -> {
                orders.move(order.id(), OrderState.PENDING, OrderState.RESERVED, null, clock.instant());
                yield true;
            }
            case OutOfStock() -> reject(order, Rejection.OUT_OF_STOCK);
            case AlreadySettled() -> reject(order, Rejection.RESERVATION_LOST);
            case Unknown() -> false;
        };
    }

    private boolean confirm(Order order) {
        return switch (inventory.confirm(order.id())) {
            case Done() -> {
                if (orders.move(order.id(), order.state(), OrderState.CONFIRMED, null, clock.instant())) {
                    metrics.countConfirmed(order);
                }
                yield true;
            }
            case OutOfStock(), AlreadySettled() -> reject(order, Rejection.RESERVATION_LOST);
            case Unknown() -> false;
        };
    }

    /** Releases before it rejects: a rejected order never holds goods. */
    private boolean giveUp(Order order, Rejection reason) {
        return switch (inventory.release(order.id())) {
            case Done() -> reject(order, reason);
            // somebody else has just got the order through, and is about to write that down
            case OutOfStock(), AlreadySettled(), Unknown() -> false;
        };
    }

    private boolean reject(Order order, Rejection reason) {
        if (orders.move(order.id(), order.state(), OrderState.REJECTED, reason, clock.instant())) {
            metrics.countRejected(reason);
        }
        return true;
    }
}
