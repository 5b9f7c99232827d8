package dev.quarterdeck.shop.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.shop.kit.ServiceInfo;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.ui.ExtendedModelMap;

class ShopTests {

    @Test
    void doesNotTellCustomersThatTheyAreInProduction() {
        assertThat(shopIn("production").environment()).isEmpty();
    }

    @Test
    void tellsEverybodyElseWhereTheyAre() {
        assertThat(shopIn("staging").environment()).isEqualTo("staging");
    }

    private static ShopAdvice.Shop shopIn(String environment) {
        var service = new ServiceInfo("storefront", "1.0.0", "unknown", environment);
        var pictures = new Pictures(new PathMatchingResourcePatternResolver());
        var model = new ExtendedModelMap();
        new ShopAdvice(new ShopSettings("Sample Shop", ""), service, pictures).describe(model);
        return (ShopAdvice.Shop) Objects.requireNonNull(model.get("shop"));
    }
}
