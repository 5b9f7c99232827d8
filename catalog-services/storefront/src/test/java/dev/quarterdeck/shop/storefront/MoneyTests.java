package dev.quarterdeck.shop.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTests {

    @ParameterizedTest
    @CsvSource({"1450,€ 14.50", "5,€ 0.05", "120000,€ 1200.00"})
    void isWrittenInEuros(long cents, String written) {
        assertThat(new Money(cents)).hasToString(written);
    }
}
