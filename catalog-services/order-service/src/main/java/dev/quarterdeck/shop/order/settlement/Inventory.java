package dev.quarterdeck.shop.order.settlement;

import dev.quarterdeck.shop.kit.client.ServiceClients;
import dev.quarterdeck.shop.order.Order;
import dev.quarterdeck.shop.order.settlement.InventoryAnswer.AlreadySettled;
import dev.quarterdeck.shop.order.settlement.InventoryAnswer.Done;
import dev.quarterdeck.shop.order.settlement.InventoryAnswer.OutOfStock;
import dev.quarterdeck.shop.order.settlement.InventoryAnswer.Unknown;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec;
import org.springframework.web.client.RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse;
import org.springframework.web.client.RestClientException;

/** Asks the inventory service for goods. The id of an order is the key of its reservation, so each may be asked again. */
@Component
class Inventory {

    private static final Logger log = LoggerFactory.getLogger(Inventory.class);

    private final RestClient inventory;

    Inventory(ServiceClients clients) {
        inventory = clients.to("inventory");
    }

    InventoryAnswer reserve(Order order, Duration hold) {
        var lines = order.lines().stream()
                .map(line -> new ReservationRequest.Line(line.sku(), line.quantity()))
                .toList();
        return answerTo(inventory
                .put()
                .uri("/reservations/{key}", order.id())
                .body(new ReservationRequest(lines, Math.max(1, hold.toSeconds()))));
    }

    InventoryAnswer confirm(UUID order) {
        return answerTo(inventory.put().uri("/reservations/{key}/confirmation", order));
    }

    InventoryAnswer release(UUID order) {
        return answerTo(inventory.delete().uri("/reservations/{key}", order));
    }

    private static InventoryAnswer answerTo(RequestHeadersSpec<?> request) {
        try {
            return request.exchangeForRequiredValue((_, response) -> read(response));
        } catch (RestClientException e) {
            log.warn("The inventory gave no answer", e);
            return new Unknown();
        }
    }

    private static InventoryAnswer read(ConvertibleClientHttpResponse response) throws IOException {
        if (response.getStatusCode().is2xxSuccessful()) {
            return new Done();
        }
        if (response.getStatusCode().isSameCodeAs(HttpStatus.CONFLICT)) {
            var problem = response.bodyTo(Problem.class);
            return problem != null && "out-of-stock".equals(problem.code()) ? new OutOfStock() : new AlreadySettled();
        }
        log.warn("The inventory answered {}", response.getStatusCode().value());
        return new Unknown();
    }

    private record ReservationRequest(List<Line> lines, long holdSeconds) {

        record Line(String sku, int quantity) {}
    }

    private record Problem(@Nullable String code) {}
}
