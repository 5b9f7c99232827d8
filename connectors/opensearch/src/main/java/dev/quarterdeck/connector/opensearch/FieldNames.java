package dev.quarterdeck.connector.opensearch;

import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the fields of a line are called; without settings as in the Elastic Common Schema.
 *
 * @param text in which words are looked for, beside the message
 */
record FieldNames(
        @DefaultValue("@timestamp") String time,
        @DefaultValue("log.level") String level,
        @DefaultValue("log.logger") String logger,
        @DefaultValue("message") String message,

        @DefaultValue({"error.message", "error.stack_trace"})
        List<String> text,

        @DefaultValue("service.name") String component,
        @DefaultValue("service.environment") String environment,
        @DefaultValue("service.node.name") String replica,
        @DefaultValue("trace.id") String trace) {

    FieldNames {
        text = List.copyOf(text);
    }

    /** What a field is called here that people call by a short name. */
    String of(String name) {
        return switch (name) {
            case "level" -> level;
            case "logger" -> logger;
            case "component" -> component;
            case "environment" -> environment;
            case "replica" -> replica;
            case "trace" -> trace;
            default -> name;
        };
    }
}
