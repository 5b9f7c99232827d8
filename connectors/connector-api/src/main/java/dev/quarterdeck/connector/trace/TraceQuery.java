package dev.quarterdeck.connector.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which traces to look for. All that is said has to be true of one span with which a service begins.
 *
 * @param service null for the first span of the whole trace
 * @param atLeast that this span took
 * @param failed whether to leave out traces without a failed span
 * @param tags that one span of the trace, or of the service in it, has with these values
 * @param from when the span began at the earliest
 * @param limit at least 1
 */
public record TraceQuery(
        @Nullable String service,
        @Nullable String environment,
        @Nullable String version,
        @Nullable Duration atLeast,
        boolean failed,
        Map<String, String> tags,
        Instant from,
        Instant to,
        Order order,
        int limit) {

    public TraceQuery {
        tags = Map.copyOf(tags);
    }

    public enum Order {
        NEWEST,
        SLOWEST
    }
}
