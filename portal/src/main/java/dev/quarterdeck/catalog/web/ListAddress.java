package dev.quarterdeck.catalog.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quarterdeck.catalog.listing.CatalogFilter;
import java.net.URLEncoder;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The addresses of lists. */
final class ListAddress {

    private ListAddress() {}

    /** What leads to the same list again, encoded; an empty kind is a choice of all. */
    static String query(CatalogFilter filter, String sort) {
        return Stream.of(
                        each("kind", filter.kind().isEmpty() ? List.of("") : filter.kind()),
                        each("type", filter.type()),
                        each("lifecycle", filter.lifecycle()),
                        each("owner", filter.owner()),
                        one("system", filter.system()),
                        one("tag", filter.tag()),
                        each("level", filter.level()),
                        one("q", filter.q()),
                        one("at", filter.at()),
                        one("sort", sort))
                .flatMap(parameters -> parameters)
                .collect(Collectors.joining("&"));
    }

    private static Stream<String> one(String name, @Nullable String value) {
        return each(name, Optional.ofNullable(value).stream().toList());
    }

    private static Stream<String> each(String name, Collection<String> values) {
        return values.stream().map(value -> name + "=" + URLEncoder.encode(value, UTF_8));
    }
}
