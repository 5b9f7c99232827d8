package dev.quarterdeck.shop.order.placement;

import dev.quarterdeck.shop.kit.client.ServiceClients;
import dev.quarterdeck.shop.order.OrderLine;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Names and prices as the product service has them: a price never comes from the customer. */
@Component
class PriceList {

    private final RestClient products;

    PriceList(ServiceClients clients) {
        products = clients.to("product");
    }

    /**
     * By SKU; what is not sold is left out.
     *
     * @throws org.springframework.web.client.RestClientException if the product service gives no answer
     */
    Map<String, Article> lookUp(List<String> skus) {
        var page = products.get()
                .uri(uri ->
                        uri.path("/products").queryParam("sku", skus.toArray()).build())
                .retrieve()
                .requiredBody(Page.class);
        return page.products().stream().collect(Collectors.toMap(Article::sku, article -> article));
    }

    private record Page(List<Article> products) {}

    record Article(String sku, String name, Price price) {

        OrderLine times(int quantity) {
            return new OrderLine(sku, name, quantity, price.current());
        }
    }

    record Price(long current) {}
}
