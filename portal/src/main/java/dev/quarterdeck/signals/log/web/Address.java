package dev.quarterdeck.signals.log.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An address with a query; each change makes another one. */
record Address(String path, List<Parameter> query) {

    record Parameter(String name, String value) {}

    Address {
        query = List.copyOf(query);
    }

    static Address of(String path) {
        return new Address(path, List.of());
    }

    /** Besides what it has; nothing is left out. */
    Address and(String name, @Nullable Object value) {
        if (value == null || value.toString().isBlank()) {
            return this;
        }
        var changed = new ArrayList<>(query);
        changed.add(new Parameter(name, value.toString()));
        return new Address(path, changed);
    }

    /** In place of what it has of that name. */
    Address with(String name, @Nullable Object value) {
        return new Address(
                        path,
                        query.stream().filter(one -> !one.name().equals(name)).toList())
                .and(name, value);
    }

    Address at(String otherPath) {
        return new Address(otherPath, query);
    }

    @Override
    public String toString() {
        return query.isEmpty()
                ? path
                : query.stream()
                        .map(one -> one.name() + "=" + URLEncoder.encode(one.value(), UTF_8))
                        .collect(joining("&", path + "?", ""));
    }
}
