package dev.quarterdeck.shop.order.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.shop.order.Customer;
import dev.quarterdeck.shop.order.Payment;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderDraftTests {

    private static final Customer CUSTOMER = new Customer("Sample Customer", "1 Sample Street");

    @Test
    void hasTheSameFingerprintHoweverItsLinesAreOrdered() {
        assertThat(draft(Map.of("A", 1, "B", 2)).fingerprint())
                .isEqualTo(draft(Map.of("B", 2, "A", 1)).fingerprint());
    }

    @Test
    void hasAnotherFingerprintForAnotherWish() {
        assertThat(draft(Map.of("A", 1)).fingerprint())
                .isNotEqualTo(draft(Map.of("A", 2)).fingerprint())
                .isNotEqualTo(new OrderDraft(Payment.PREPAID, CUSTOMER, Map.of("A", 1)).fingerprint());
    }

    private static OrderDraft draft(Map<String, Integer> quantities) {
        return new OrderDraft(Payment.CASH_ON_DELIVERY, CUSTOMER, quantities);
    }
}
