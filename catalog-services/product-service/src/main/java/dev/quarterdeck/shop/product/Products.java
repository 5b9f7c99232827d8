package dev.quarterdeck.shop.product;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import java.util.List;
import org.springframework.stereotype.Component;

/** The shop's catalogue. */
@Component
public class Products {

    private final ProductQuery query;
    private final int pageSize;
    private final Counter views;
    private final Counter searches;

    Products(ProductQuery query, ProductSettings settings, CollectorRegistry metrics) {
        this.query = query;
        pageSize = settings.pageSize();
        views = Counter.build("product_views_total", "Products looked at one by one")
                .labelNames("category")
                .register(metrics);
        searches = Counter.build("product_searches_total", "Searches by text")
                .labelNames("outcome")
                .register(metrics);
    }

    public ProductPage list(ProductFilter filter) {
        // who asks for certain products wants them all
        int most = Math.max(pageSize, filter.skus().size());
        var found = query.list(filter, most + 1);
        if (filter.text() != null) {
            searches.labels(found.isEmpty() ? "nothing" : "found").inc();
        }
        if (found.size() <= most) {
            return new ProductPage(found, null);
        }
        var page = found.subList(0, most);
        return new ProductPage(page, page.getLast().sku());
    }

    public Product find(String sku) {
        var product = query.find(sku).orElseThrow(() -> new ProductNotFound(sku));
        views.labels(product.category()).inc();
        return product;
    }

    public List<Category> categories() {
        return query.categories();
    }
}
