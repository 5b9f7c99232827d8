package dev.quarterdeck.connector.kubernetes.health;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Amounts as Kubernetes writes them: 500m, 1Gi. */
public final class Quantities {

    private Quantities() {}

    /** In the base unit; 0 of nothing and of what cannot be read. */
    public static BigDecimal number(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return BigDecimal.ZERO;
        }
        try {
            return Quantity.parse(text).getNumericalAmount();
        } catch (IllegalArgumentException | ArithmeticException e) {
            return BigDecimal.ZERO;
        }
    }

    /** How much of {@code hard} is {@code used}; 0 of nothing unless something is used all the same. */
    public static double share(String used, String hard) {
        var limit = number(hard).doubleValue();
        var amount = number(used).doubleValue();
        if (limit == 0) {
            return amount > 0 ? 1 : 0;
        }
        return amount / limit;
    }
}
