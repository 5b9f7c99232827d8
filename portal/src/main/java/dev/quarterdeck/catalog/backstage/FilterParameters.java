package dev.quarterdeck.catalog.backstage;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.quarterdeck.catalog.backstage.Criterion.All;
import dev.quarterdeck.catalog.backstage.Criterion.Any;
import dev.quarterdeck.catalog.backstage.Criterion.Exists;
import dev.quarterdeck.catalog.backstage.Criterion.OneOf;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Reads {@code filter=kind=component,spec.type=service}: of several parameters one must be met, of the parts of one all,
 * where parts with the same key are alternatives, and a part without a value asks only that there is one.
 */
public final class FilterParameters {

    private FilterParameters() {}

    public static Criterion criterion(List<String> filters) {
        var alternatives = filters.stream()
                .filter(filter -> !filter.isBlank())
                .map(FilterParameters::one)
                .toList();
        return switch (alternatives.size()) {
            case 0 -> Criterion.ANYTHING;
            case 1 -> alternatives.getFirst();
            default -> new Any(alternatives);
        };
    }

    private static Criterion one(String filter) {
        var byKey = Arrays.stream(filter.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(groupingBy(FilterParameters::key, LinkedHashMap::new, mapping(part -> part, toList())));
        var parts = byKey.entrySet().stream()
                .map(entry -> ofKey(entry.getKey(), entry.getValue()))
                .toList();
        return parts.size() == 1 ? parts.getFirst() : new All(parts);
    }

    private static String key(String part) {
        var end = part.indexOf('=');
        return (end < 0 ? part : part.substring(0, end)).strip();
    }

    private static Criterion ofKey(String key, List<String> parts) {
        if (parts.stream().anyMatch(part -> part.indexOf('=') < 0)) {
            return new Exists(key);
        }
        return new OneOf(
                key,
                parts.stream()
                        .map(part -> part.substring(part.indexOf('=') + 1).strip())
                        .toList());
    }
}
