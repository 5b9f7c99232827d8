package dev.quarterdeck.shop.order.placement;

import dev.quarterdeck.shop.order.Order;
import dev.quarterdeck.shop.order.OrderLine;
import dev.quarterdeck.shop.order.OrderSettings;
import dev.quarterdeck.shop.order.OrderState;
import dev.quarterdeck.shop.order.Payment;
import dev.quarterdeck.shop.order.placement.PlacementOutcome.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The terms of trade: what the shop sells, how much of it and against which payment. */
@Component
class Terms {

    private static final Duration FIRST_LOOK = Duration.ofSeconds(15);

    private final PriceList prices;
    private final OrderSettings settings;
    private final Clock clock;

    Terms(PriceList prices, OrderSettings settings, Clock clock) {
        this.prices = prices;
        this.settings = settings;
        this.clock = clock;
    }

    sealed interface Verdict {}

    /** @param firstLook when somebody else shall look after the order, should the one who places it not get through */
    record Met(Order order, Instant firstLook) implements Verdict {}

    record Broken(Refusal refusal, Map<String, Object> details) implements Verdict {}

    Verdict check(OrderDraft draft) {
        for (var each : draft.quantities().entrySet()) {
            if (each.getValue() > settings.maxQuantity()) {
                return new Broken(
                        Refusal.TOO_MANY, Map.of("sku", each.getKey(), "maxQuantity", settings.maxQuantity()));
            }
        }
        var articles = prices.lookUp(draft.skus());
        var lines = new ArrayList<OrderLine>();
        for (var sku : draft.skus()) {
            var article = articles.get(sku);
            if (article == null) {
                return new Broken(Refusal.UNKNOWN_PRODUCT, Map.of("sku", sku));
            }
            lines.add(article.times(draft.quantityOf(sku)));
        }
        return checkValue(order(draft, lines));
    }

    private Verdict checkValue(Order order) {
        if (order.payment() == Payment.CASH_ON_DELIVERY && order.total() > settings.cashLimitCents()) {
            return new Broken(
                    Refusal.CASH_LIMIT, Map.of("total", order.total(), "cashLimit", settings.cashLimitCents()));
        }
        return new Met(order, order.placedAt().plus(FIRST_LOOK));
    }

    private Order order(OrderDraft draft, List<OrderLine> lines) {
        var now = clock.instant();
        return new Order(
                UUID.randomUUID(),
                OrderState.PENDING,
                null,
                draft.payment(),
                draft.customer(),
                lines,
                now,
                now.plus(settings.reservation()),
                null);
    }
}
