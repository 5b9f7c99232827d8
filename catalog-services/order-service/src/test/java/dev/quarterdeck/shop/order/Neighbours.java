package dev.quarterdeck.shop.order;

import dev.quarterdeck.shop.kit.test.FakeService;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The services that the order service calls. */
@TestConfiguration(proxyBeanMethods = false)
public class Neighbours {

    private static final String PRODUCTS = """
            {"products": [
              {"sku": "MUG", "name": "Mug", "price": {"list": 2000, "current": 1600}},
              {"sku": "LAMP", "name": "Lamp", "price": {"list": 11900, "current": 11900}}
            ]}
            """;

    @Bean
    FakeInventory fakeInventory() {
        return new FakeInventory();
    }

    @Bean
    FakeService fakeProducts() {
        var products = new FakeService();
        products.answer(200, PRODUCTS);
        return products;
    }

    @Bean
    DynamicPropertyRegistrar addresses(FakeInventory inventory, FakeService products) {
        return properties -> {
            properties.add("INVENTORY_URL", inventory::url);
            properties.add("PRODUCT_URL", products::url);
        };
    }
}
