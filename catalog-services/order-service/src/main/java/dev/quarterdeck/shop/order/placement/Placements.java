package dev.quarterdeck.shop.order.placement;

import dev.quarterdeck.shop.order.Order;
import dev.quarterdeck.shop.order.OrderMetrics;
import dev.quarterdeck.shop.order.OrderRepository;
import dev.quarterdeck.shop.order.placement.PlacementOutcome.Placed;
import dev.quarterdeck.shop.order.placement.PlacementOutcome.Refusal;
import dev.quarterdeck.shop.order.placement.PlacementOutcome.Refused;
import dev.quarterdeck.shop.order.settlement.Settlement;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes orders. */
@Component
public class Placements {

    private final Terms terms;
    private final OrderRepository orders;
    private final Settlement settlement;
    private final OrderMetrics metrics;

    Placements(Terms terms, OrderRepository orders, Settlement settlement, OrderMetrics metrics) {
        this.terms = terms;
        this.orders = orders;
        this.settlement = settlement;
        this.metrics = metrics;
    }

    /**
     * Writes the order down first and settles it as far as it goes then: from the first write on nothing that fails can
     * lose it.
     *
     * @param key names this wish; the same wish under the same key is one order, however often it is asked for
     */
    public PlacementOutcome place(String key, OrderDraft draft) {
        var before = placedBefore(key, draft);
        if (before.isPresent()) {
            return before.get();
        }
        return switch (terms.check(draft)) {
            case Terms.Met(var order, var firstLook) -> {
                if (!orders.insert(order, key, draft.fingerprint(), firstLook)) {
                    yield placedBefore(key, draft).orElseThrow();
                }
                yield placed(order);
            }
            case Terms.Broken(var refusal, var details) -> new Refused(refusal, details);
        };
    }

    private PlacementOutcome placed(Order order) {
        metrics.countPlaced(order);
        return new Placed(settlement.settle(order.id()));
    }

    private Optional<PlacementOutcome> placedBefore(String key, OrderDraft draft) {
        return orders.findByKey(key)
                .map(before -> before.fingerprint().equals(draft.fingerprint())
                        ? new Placed(orders.find(before.id()))
                        : new Refused(Refusal.KEY_IN_USE, Map.of()));
    }
}
