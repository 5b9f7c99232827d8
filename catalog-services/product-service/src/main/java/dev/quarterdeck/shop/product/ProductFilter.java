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
        text = text == null || text.isBlank() ? null : text.strip();
        category = category == null || category.isBlank() ? null : category;
        skus = List.copyOf(skus);
    }
}
