package dev.quarterdeck.shop.product;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PriceTests {

    @Test
    void isTheListPriceWithoutADiscount() {
        assertThat(Price.of(1450, 0)).isEqualTo(new Price(1450, 1450));
    }

    @Test
    void roundsADiscountToTheAdvantageOfTheCustomer() {
        assertThat(Price.of(999, 15)).isEqualTo(new Price(999, 849));
    }
}
