package dev.quarterdeck.catalog.backstage.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.quarterdeck.catalog.backstage.EntityOrder;
import dev.quarterdeck.catalog.backstage.EntityRequest;
import dev.quarterdeck.catalog.backstage.FilterParameters;
import dev.quarterdeck.catalog.backstage.Predicates;
import dev.quarterdeck.catalog.backstage.Slice.Position;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was asked for, and how far it was read. Backstage's client looks into it: it goes on with POST if there is a
 * {@code query}.
 *
 * @param filters as in a query string; empty if there is a query
 * @param query a filter predicate; null if there is none
 * @param order such as {@code metadata.name,asc}
 * @param from null for the beginning
 * @param total entities in all; null if that was not asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Cursor(
        List<String> filters,
        @Nullable JsonNode query,
        @Nullable String term,
        List<String> termFields,
        List<String> order,
        @Nullable Position from,
        boolean backwards,
        @Nullable Long total) {

    private static final JsonMapper JSON = new JsonMapper();

    /** @throws IllegalArgumentException if it is none of ours */
    static Cursor of(String text) {
        try {
            return JSON.readValue(Base64.getDecoder().decode(text), Cursor.class);
        } catch (IllegalArgumentException | JacksonException e) {
            throw new IllegalArgumentException("The cursor is not one that was given", e);
        }
    }

    /** In base 64, as Backstage's are. */
    String text() {
        return Base64.getEncoder().encodeToString(JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8));
    }

    EntityRequest request() {
        return new EntityRequest(
                query == null ? FilterParameters.criterion(filters) : Predicates.criterion(query),
                term,
                termFields,
                order.stream().map(EntityOrder::of).toList());
    }

    Cursor at(@Nullable Position position, boolean before, @Nullable Long all) {
        return new Cursor(filters, query, term, termFields, order, position, before, all);
    }
}
