package dev.quarterdeck.catalog.scorecard;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads facts as numbers. */
final class Numbers {

    private Numbers() {}

    /** Empty for what is none. */
    static Optional<BigDecimal> in(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(String::strip).map(BigDecimal::new);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
