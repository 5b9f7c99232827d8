package dev.quarterdeck.shop.product;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which products somebody wants to see.
 *
 * @param text has to occur in the name or the description; null for any
 * @param category the slug; null for any
 * @param skus only these; empty for any
 * @param after the sku of the last product already seen; null for the beginning
 */
public record ProductFilter(
        @Nullable String text,
        @Nullable String category,
        List<String> skus,
        @Nullable String after) {

    public ProductFilter {
        text = text == null ? null : blankToNull(text.strip());
        category = blankToNull(category);
        after = blankToNull(after);
        skus = List.copyOf(skus);
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
