package dev.quarterdeck.connector.tracing;

import dev.quarterdeck.connector.trace.Call;
import dev.quarterdeck.connector.trace.Call.Target;
import dev.quarterdeck.connector.trace.Trace;
import dev.quarterdeck.connector.trace.TraceQuery;
import dev.quarterdeck.connector.trace.TraceSource;
import dev.quarterdeck.connector.trace.TraceSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Traces of a Zipkin server.
 *
 * @see <a href="https://zipkin.io/zipkin-api/">the API, version 2</a>
 */
class ZipkinTraces implements TraceSource {

    /** Environments, releases and the slowest are found among so many that fit the rest, the newest. */
    private static final int LOOKED_AT = 300;

    private final TracingClient client;

    ZipkinTraces(TracingClient client) {
        this.client = client;
    }

    @Override
    public String name() {
        return client.name();
    }

    @Override
    public String kind() {
        return "Traces";
    }

    @Override
    public String check() {
        var version =
                client.get("/info", Map.of()).path("zipkin").path("version").asString("");
        if (version.isEmpty()) {
            throw client.unavailable("does not say its version, as a Zipkin does", null);
        }
        return "Zipkin " + version;
    }

    @Override
    public List<TraceSummary> search(TraceQuery query) {
        var wanted = new HashMap<String, @Nullable Object>();
        var atLeast = query.atLeast();
        wanted.put("serviceName", query.service());
        wanted.put("minDuration", atLeast == null ? null : Math.max(1, atLeast.toNanos() / 1_000));
        wanted.put("annotationQuery", annotations(query));
        wanted.put("endTs", query.to().toEpochMilli());
        wanted.put("lookback", Duration.between(query.from(), query.to()).toMillis());
        wanted.put("limit", Math.max(LOOKED_AT, query.limit()));
        var traces = list(client.get("/api/v2/traces", wanted)).map(this::trace).flatMap(Optional::stream);
        return Origins.fitting(traces.toList(), query);
    }

    private static @Nullable String annotations(TraceQuery query) {
        var all = Stream.concat(
                        query.failed() ? Stream.of("error") : Stream.of(),
                        query.tags().entrySet().stream().map(tag -> tag.getKey() + "=" + tag.getValue()))
                .collect(Collectors.joining(" and "));
        return all.isEmpty() ? null : all;
    }

    private Stream<JsonNode> list(JsonNode answer) {
        if (!answer.isArray()) {
            throw client.unavailable("answers something other than a list", null);
        }
        return answer.valueStream();
    }

    private Optional<Trace> trace(JsonNode spans) {
        return ZipkinSpans.trace(list(spans).toList());
    }

    /** An id of 64 bits is one of 128 that begins with zeros, which Zipkin does not know. */
    @Override
    public Optional<Trace> find(String traceId) {
        var shorter = traceId.startsWith("0".repeat(16)) ? traceId.substring(16) : traceId;
        return client.find("/api/v2/trace/" + shorter, Map.of()).flatMap(this::trace);
    }

    @Override
    public List<String> services() {
        return list(client.get("/api/v2/services", Map.of()))
                .map(service -> service.asString(""))
                .sorted()
                .toList();
    }

    /** Zipkin counts calls of all environments together, and does not say how long they took. */
    @Override
    public List<Call> calls(@Nullable String environment, Instant from, Instant to) {
        var time = Map.of(
                "endTs", to.toEpochMilli(),
                "lookback", Duration.between(from, to).toMillis());
        return list(client.get("/api/v2/dependencies", time))
                .map(link -> new Call(
                        link.path("parent").asString(""),
                        link.path("child").asString(""),
                        Target.SERVICE,
                        link.path("callCount").asDouble(0),
                        link.path("errorCount").asDouble(0),
                        null))
                .toList();
    }
}
