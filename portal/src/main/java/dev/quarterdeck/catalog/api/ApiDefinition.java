package dev.quarterdeck.catalog.api;

import org.jspecify.annotations.Nullable;

/**
 * An API as its descriptor gives it.
 *
 * @param type such as {@code openapi}, {@code asyncapi}, {@code graphql} or {@code grpc}
 */
public record ApiDefinition(@Nullable String type, String text) {

    public static final String OPENAPI = "openapi";

    public boolean isOpenApi() {
        return OPENAPI.equals(type);
    }

    /** What it is written in, as highlighters call it. */
    public String language() {
        return switch (type) {
            case "graphql" -> "graphql";
            case "grpc" -> "protobuf";
            case null, default -> text.stripLeading().startsWith("{") ? "json" : "yaml";
        };
    }
}
