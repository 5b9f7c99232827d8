package dev.quarterdeck.signals;

import java.util.Arrays;
import java.util.Map;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what was measured from a row that has its columns and the {@code bounds} of its series. */
@Component
class MeasureMapper {

    private static final TypeReference<Map<String, Double>> COUNTERS = new TypeReference<>() {};

    private final JsonMapper json;

    MeasureMapper(JsonMapper json) {
        this.json = json;
    }

    Measure measure(Record row) {
        return new Measure(
                row.get("seconds", double.class),
                row.get("replicas", int.class),
                row.get("requests", Double.class),
                row.get("errors", Double.class),
                row.get("duration", Double.class),
                latencies(row.get("bounds", Double[].class), row.get("latency", Double[].class)),
                row.get("cpu", Double.class),
                row.get("memory", Double.class),
                row.get("connections", Double.class),
                row.get("pool", Double.class),
                counters(row.get("counters", JSONB.class)));
    }

    private static @Nullable Latencies latencies(Double @Nullable [] bounds, Double @Nullable [] counts) {
        return bounds == null || counts == null || counts.length != bounds.length + 1
                ? null
                : new Latencies(Arrays.asList(bounds), Arrays.asList(counts));
    }

    private Map<String, Double> counters(@Nullable JSONB counters) {
        return counters == null ? Map.of() : json.readValue(counters.data(), COUNTERS);
    }
}
