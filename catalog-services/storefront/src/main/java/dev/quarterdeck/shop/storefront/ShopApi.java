package dev.quarterdeck.shop.storefront;

import dev.quarterdeck.shop.kit.client.ServiceClients;
import dev.quarterdeck.shop.storefront.Catalogue.Category;
import dev.quarterdeck.shop.storefront.Catalogue.Product;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse;
import org.springframework.web.client.RestClientException;

/** The shop's services, through the gateway. A customer's address goes along, for the gateway to tell customers apart. */
@Component
class ShopApi {

    private static final Logger log = LoggerFactory.getLogger(ShopApi.class);

    private final RestClient gateway;

    ShopApi(ServiceClients clients, CustomerAddress address) {
        gateway = clients.to("gateway").mutate().requestInterceptor(address).build();
    }

    Catalogue catalogue(@Nullable String text, @Nullable String category, @Nullable String after) {
        return gateway.get()
                .uri(uri -> uri.path("/api/products")
                        .queryParamIfPresent("q", Optional.ofNullable(text))
                        .queryParamIfPresent("category", Optional.ofNullable(category))
                        .queryParamIfPresent("after", Optional.ofNullable(after))
                        .build())
                .retrieve()
                .requiredBody(Catalogue.class);
    }

    List<Category> categories() {
        return gateway.get()
                .uri("/api/products/categories")
                .retrieve()
                .requiredBody(new ParameterizedTypeReference<List<Category>>() {});
    }

    Product product(String sku) {
        return gateway.get().uri("/api/products/{sku}", sku).retrieve().requiredBody(Product.class);
    }

    /** Pieces that can be ordered; empty if that cannot be found out just now, which need not stop anybody. */
    OptionalInt available(String sku) {
        try {
            var stock = gateway.get().uri("/api/stock/{sku}", sku).retrieve().requiredBody(Stock.class);
            return OptionalInt.of(stock.available());
        } catch (RestClientException e) {
            log.warn("The stock of {} is not known", sku, e);
            return OptionalInt.empty();
        }
    }

    OrderAnswer place(OrderForm form) {
        return gateway.post()
                .uri("/api/orders")
                .header("Idempotency-Key", form.key())
                .body(form.toRequest())
                .exchangeForRequiredValue((_, response) -> answer(response));
    }

    PlacedOrder order(String id) {
        return gateway.get().uri("/api/orders/{id}", id).retrieve().requiredBody(PlacedOrder.class);
    }

    /** An order that cannot be paid any more stays as it is, which its page shows. */
    void pay(String id) {
        gateway.put()
                .uri("/api/orders/{id}/payment", id)
                .retrieve()
                .onStatus(status -> status.isSameCodeAs(HttpStatus.CONFLICT), (_, _) -> {})
                .toBodilessEntity();
    }

    private static OrderAnswer answer(ConvertibleClientHttpResponse response) throws IOException {
        var status = response.getStatusCode();
        if (status.is2xxSuccessful()) {
            var order = response.bodyTo(PlacedOrder.class);
            return new OrderAnswer.Placed(Objects.requireNonNull(order, "an order answers with itself"));
        }
        if (status.isSameCodeAs(HttpStatus.UNPROCESSABLE_CONTENT)) {
            var problem = response.bodyTo(Problem.class);
            return new OrderAnswer.Refused(problem == null ? "invalid" : problem.code());
        }
        if (status.isSameCodeAs(HttpStatus.BAD_REQUEST)) {
            return new OrderAnswer.Refused("invalid");
        }
        throw response.createException();
    }

    private record Stock(int available) {}

    private record Problem(String code) {}
}
