package dev.quarterdeck.connector.tracing;

import dev.quarterdeck.connector.trace.Call;
import dev.quarterdeck.connector.trace.Call.Target;
import dev.quarterdeck.connector.trace.Trace;
import dev.quarterdeck.connector.trace.TraceQuery;
import dev.quarterdeck.connector.trace.TraceSource;
import dev.quarterdeck.connector.trace.TraceSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Traces of a Jaeger, by the API of its query service.
 *
 * @see <a href="https://www.jaegertracing.io/docs/latest/architecture/apis/#http-json">HTTP JSON</a>
 */
class JaegerTraces implements TraceSource {

    private static final int LOOKED_AT = 300;

    /** Jaeger is asked for one service at a time. */
    private static final int MOST_SERVICES = 12;

    private final JsonMapper json = JsonMapper.builder().build();
    private final TracingClient client;

    JaegerTraces(TracingClient client) {
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
        return "Jaeger with traces of %d services".formatted(services().size());
    }

    @Override
    public List<TraceSummary> search(TraceQuery query) {
        var service = query.service();
        var asked = service == null ? services().stream().limit(MOST_SERVICES).toList() : List.of(service);
        var traces = new LinkedHashMap<String, Trace>();
        asked.forEach(one -> data(client.get("/api/traces", wanted(one, query)))
                .map(JaegerSpans::trace)
                .flatMap(Optional::stream)
                .forEach(trace -> traces.putIfAbsent(trace.id(), trace)));
        return Origins.fitting(traces.values(), query);
    }

    private Map<String, @Nullable Object> wanted(String service, TraceQuery query) {
        var tags = new HashMap<>(query.tags());
        if (query.failed()) {
            tags.put("error", "true");
        }
        var atLeast = query.atLeast();
        var wanted = new HashMap<String, @Nullable Object>();
        wanted.put("service", service);
        wanted.put("start", ChronoUnit.MICROS.between(Instant.EPOCH, query.from()));
        wanted.put("end", ChronoUnit.MICROS.between(Instant.EPOCH, query.to()));
        wanted.put("lookback", "custom");
        wanted.put("minDuration", atLeast == null ? null : atLeast.toNanos() / 1_000 + "us");
        wanted.put("tags", tags.isEmpty() ? null : json.writeValueAsString(tags));
        wanted.put("limit", Math.max(LOOKED_AT, query.limit()));
        return wanted;
    }

    private Stream<JsonNode> data(JsonNode answer) {
        var data = answer.path("data");
        if (!data.isArray() && !data.isNull()) {
            throw client.unavailable("answers without data, which a Jaeger does not", null);
        }
        return data.valueStream();
    }

    @Override
    public Optional<Trace> find(String traceId) {
        return client.find("/api/traces/" + traceId, Map.of())
                .flatMap(answer -> data(answer).findFirst())
                .flatMap(JaegerSpans::trace);
    }

    @Override
    public List<String> services() {
        return data(client.get("/api/services", Map.of()))
                .map(service -> service.asString(""))
                .sorted()
                .toList();
    }

    /** Jaeger counts calls of all environments together; it says neither how many failed nor how long they took. */
    @Override
    public List<Call> calls(@Nullable String environment, Instant from, Instant to) {
        var time = Map.of(
                "endTs", to.toEpochMilli(),
                "lookback", Duration.between(from, to).toMillis());
        return data(client.get("/api/dependencies", time))
                .map(link -> new Call(
                        link.path("parent").asString(""),
                        link.path("child").asString(""),
                        Target.SERVICE,
                        link.path("callCount").asDouble(0),
                        0,
                        null))
                .toList();
    }
}
