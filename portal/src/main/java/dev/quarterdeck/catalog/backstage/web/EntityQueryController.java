package dev.quarterdeck.catalog.backstage.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import dev.quarterdeck.catalog.backstage.BackstageCatalog;
import dev.quarterdeck.catalog.backstage.Slice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Min;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** A list in slices, each of which says how to go on. */
@RestController
@RequestMapping(path = "/api/catalog/entities/by-query", produces = MediaType.APPLICATION_JSON_VALUE)
class EntityQueryController {

    private static final int USUAL = 20;
    private static final int MOST = 500;

    private final BackstageCatalog catalog;
    private final Answers answers;

    EntityQueryController(BackstageCatalog catalog, Answers answers) {
        this.catalog = catalog;
        this.answers = answers;
    }

    @GetMapping
    ResponseEntity<byte[]> index(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(defaultValue = "" + USUAL) @Min(0) int limit,
            @RequestParam(defaultValue = "0") @Min(0) int offset,
            HttpServletRequest request) {
        var given = parameters.getFirst("cursor");
        var cursor = given == null
                ? new Cursor(
                        Parameters.all(parameters, "filter"),
                        null,
                        parameters.getFirst("fullTextFilterTerm"),
                        words(Parameters.all(parameters, "fullTextFilterFields")),
                        Parameters.all(parameters, "orderField"),
                        null,
                        false,
                        null)
                : Cursor.of(given);
        var counted = !"exclude".equals(parameters.getFirst("totalItems"));
        var fields = Parameters.all(parameters, "fields");
        return answers.to(
                request, () -> answer(cursor, counted, offset, limit, fields).getBytes(UTF_8));
    }

    private static List<String> words(List<String> lists) {
        return lists.stream().flatMap(list -> Arrays.stream(list.split(","))).toList();
    }

    /** @param query a filter predicate; null for none */
    record Query(
            @Nullable String cursor,
            @Nullable JsonNode query,
            @Nullable Integer limit,
            @Nullable Integer offset,
            @Nullable List<Order> orderBy,
            @Nullable FullText fullTextFilter,
            @Nullable List<String> fields,
            @Nullable String totalItems) {}

    record Order(String field, String order) {}

    record FullText(String term, @Nullable List<String> fields) {}

    @PostMapping
    String create(@RequestBody Query query) {
        var cursor = query.cursor() == null ? cursor(query) : Cursor.of(query.cursor());
        return answer(
                cursor,
                !"exclude".equals(query.totalItems()),
                requireNonNullElse(query.offset(), 0),
                requireNonNullElse(query.limit(), USUAL),
                requireNonNullElse(query.fields(), List.of()));
    }

    private static Cursor cursor(Query query) {
        var text = query.fullTextFilter();
        return new Cursor(
                List.of(),
                query.query(),
                text == null ? null : text.term(),
                text == null ? List.of() : requireNonNullElse(text.fields(), List.of()),
                requireNonNullElse(query.orderBy(), List.<Order>of()).stream()
                        .map(by -> by.field() + "," + by.order())
                        .toList(),
                null,
                false,
                null);
    }

    private String answer(Cursor cursor, boolean counted, int offset, int limit, List<String> fields) {
        var request = cursor.request();
        var slice = catalog.slice(request, cursor.from(), cursor.backwards(), offset, Math.clamp(limit, 0, MOST));
        var total = cursor.total() != null ? cursor.total() : counted ? (Long) catalog.count(request) : null;
        return "{\"items\":%s,\"totalItems\":%d,\"pageInfo\":%s}"
                .formatted(
                        new EntityJson(fields).array(slice.items()),
                        total == null ? 0 : total,
                        page(cursor, slice, total));
    }

    private static String page(Cursor cursor, Slice slice, @Nullable Long total) {
        var next = slice.last() == null
                ? ""
                : "\"nextCursor\":\"%s\""
                        .formatted(cursor.at(slice.last(), false, total).text());
        var previous = slice.first() == null
                ? ""
                : "\"prevCursor\":\"%s\""
                        .formatted(cursor.at(slice.first(), true, total).text());
        return "{" + next + (next.isEmpty() || previous.isEmpty() ? "" : ",") + previous + "}";
    }
}
