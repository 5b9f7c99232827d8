package dev.quarterdeck.catalog.backstage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which entities, in which order.
 *
 * @param term of a full-text search; null for none
 * @param termFields in one of which it must be; empty for any that is searched
 * @param order empty for by reference
 */
public record EntityRequest(
        Criterion criterion, @Nullable String term, List<String> termFields, List<EntityOrder> order) {

    public EntityRequest {
        termFields = List.copyOf(termFields);
        order = List.copyOf(order);
    }

    public static EntityRequest of(Criterion criterion) {
        return new EntityRequest(criterion, null, List.of(), List.of());
    }
}
