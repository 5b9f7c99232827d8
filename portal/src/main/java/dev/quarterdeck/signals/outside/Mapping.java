package dev.quarterdeck.signals.outside;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the labels and metrics of one source mean.
 *
 * @param connection its name
 * @param environment the only one that it measures; null if a label tells them apart
 * @param environments values of that label by the portal's names, where these differ
 * @param requests counters of requests; of each component the first that it has
 * @param latencies histograms of seconds, without their endings
 * @param counters a pattern of what is counted beside requests
 */
record Mapping(
        @Nullable String connection,
        @DefaultValue("component") String componentLabel,
        @DefaultValue("environment") String environmentLabel,
        @DefaultValue("version") String versionLabel,
        @DefaultValue("instance") String instanceLabel,
        @Nullable String environment,
        @DefaultValue Map<String, String> environments,

        @DefaultValue({"http_requests_total", "http_server_requests_seconds_count"})
        List<String> requests,

        @DefaultValue({"http_request_duration_seconds", "http_server_requests_seconds"})
        List<String> latencies,

        @DefaultValue("process_cpu_seconds_total") List<String> processor,
        @DefaultValue({"process_resident_memory_bytes"}) List<String> memory,

        @DefaultValue({"hikaricp_active_connections", "hikaricp_connections_active"})
        List<String> connections,

        @DefaultValue({"hikaricp_max_connections", "hikaricp_connections_max"})
        List<String> pool,

        @DefaultValue(Mapping.OTHERS) String counters) {

    /** Counters that are not of a runtime or of requests. */
    static final String OTHERS = ".+_total";

    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private static final Pattern METRIC = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    Mapping {
        environments = Map.copyOf(environments);
        requests = metrics("requests", requests);
        latencies = metrics("latencies", latencies);
        processor = metrics("processor", processor);
        memory = metrics("memory", memory);
        connections = metrics("connections", connections);
        pool = metrics("pool", pool);
        Objects.requireNonNull(connection, "quarterdeck.signals.outside.sources: connection names which it is of");
        for (var label : List.of(componentLabel, environmentLabel, versionLabel, instanceLabel)) {
            if (!LABEL.matcher(label).matches()) {
                throw new IllegalArgumentException(
                        "quarterdeck.signals.outside.sources: '%s' is not the name of a label".formatted(label));
            }
        }
    }

    private static List<String> metrics(String setting, List<String> names) {
        for (var name : names) {
            if (!METRIC.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "quarterdeck.signals.outside.sources: %s: '%s' is not the name of a metric"
                                .formatted(setting, name));
            }
        }
        return List.copyOf(names);
    }

    static Mapping usual(String connection) {
        return new Mapping(
                connection,
                "component",
                "environment",
                "version",
                "instance",
                null,
                Map.of(),
                List.of("http_requests_total", "http_server_requests_seconds_count"),
                List.of("http_request_duration_seconds", "http_server_requests_seconds"),
                List.of("process_cpu_seconds_total"),
                List.of("process_resident_memory_bytes"),
                List.of("hikaricp_active_connections", "hikaricp_connections_active"),
                List.of("hikaricp_max_connections", "hikaricp_connections_max"),
                OTHERS);
    }

    /** The labels of what runs in an environment; null if the source measures nothing there. */
    @Nullable
    Map<String, String> labelsOf(String name) {
        if (environment != null) {
            return environment.equals(name) ? Map.of() : null;
        }
        return Map.of(environmentLabel, environments.getOrDefault(name, name));
    }

    /** Of a value of the label; empty if there is none. */
    Optional<String> environmentOf(@Nullable String value) {
        if (environment != null) {
            return Optional.of(environment);
        }
        return Optional.ofNullable(value)
                .filter(known -> !known.isEmpty())
                .map(known -> environments.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(known))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(known));
    }
}
