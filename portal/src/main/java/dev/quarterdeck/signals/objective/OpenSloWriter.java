package dev.quarterdeck.signals.objective;

import static dev.quarterdeck.signals.objective.OpenSlo.COMPONENT;
import static dev.quarterdeck.signals.objective.OpenSlo.ENVIRONMENT;
import static dev.quarterdeck.signals.objective.OpenSlo.POLICY;
import static dev.quarterdeck.signals.objective.OpenSlo.PROMETHEUS;
import static dev.quarterdeck.signals.objective.OpenSlo.TYPE;
import static dev.quarterdeck.signals.objective.OpenSlo.VERSION;

import dev.quarterdeck.signals.objective.Indicator.Asked;
import dev.quarterdeck.signals.objective.Indicator.Availability;
import dev.quarterdeck.signals.objective.Indicator.Elsewhere;
import dev.quarterdeck.signals.objective.Indicator.Latency;
import dev.quarterdeck.signals.objective.Indicator.Ratio;
import dev.quarterdeck.signals.objective.Indicator.Threshold;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes objectives as {@link OpenSlo} reads them. */
final class OpenSloWriter {

    private OpenSloWriter() {}

    /**
     * @param before what it was written as; whatever it says beside is kept
     */
    static ObjectNode write(Definition definition, @Nullable ObjectNode before, JsonMapper json) {
        var slo = before == null ? json.createObjectNode() : before.deepCopy();
        slo.put("apiVersion", VERSION).put("kind", "SLO");
        var metadata = slo.withObject("/metadata");
        metadata.put("name", definition.name()).put("displayName", definition.title());
        var annotations = metadata.withObject("/annotations");
        annotations.put(ENVIRONMENT, definition.environment());
        annotations.put(COMPONENT, definition.component().toString());
        annotations.remove(POLICY);
        if (!definition.policy().isEmpty()) {
            annotations.put(POLICY, json.writeValueAsString(policy(definition.policy(), json)));
        }
        var spec = slo.withObject("/spec");
        spec.remove(List.of("description", "timeWindow", "budgetingMethod", "objectives"));
        if (definition.description() != null) {
            spec.put("description", definition.description());
        }
        spec.put("service", definition.component().name());
        if (isOurs(definition.indicator())) {
            spec.remove("indicatorRef");
            spec.set("indicator", indicator(definition, json));
        }
        spec.putArray("timeWindow").add(window(definition.window(), json));
        var slices = definition.slices();
        spec.put(
                "budgetingMethod",
                slices == null ? "Occurrences" : slices.target() == null ? "RatioTimeslices" : "Timeslices");
        spec.putArray("objectives").add(objective(definition, json));
        return slo;
    }

    /** What systems measure is left in the words that it came in, unless it can be said in ours. */
    private static boolean isOurs(Indicator indicator) {
        return indicator instanceof Asked(var _, var question)
                ? question instanceof Question.Share(var _, var _, var _, var counters) && counters
                : !(indicator instanceof Elsewhere);
    }

    private static JsonNode policy(List<PolicyStep> steps, JsonMapper json) {
        var policy = json.createArrayNode();
        steps.forEach(step -> policy.addObject()
                .put("below", step.below())
                .put("who", step.who())
                .put("what", step.what())
                .put("holds", step.holds()));
        return policy;
    }

    private static ObjectNode indicator(Definition definition, JsonMapper json) {
        var indicator = json.createObjectNode();
        indicator.putObject("metadata").put("name", definition.name() + "-indicator");
        var spec = indicator.putObject("spec");
        switch (definition.indicator()) {
            case Availability() ->
                ratio(spec, false, source("count", "errors", json), source("count", "requests", json));
            case Latency(var within) -> {
                var good = source("count", "requests", json);
                good.withObject("/spec").put("within", within.toMillis() + "ms");
                ratio(spec, true, good, source("count", "requests", json));
            }
            case Ratio(var part, var good, var total) ->
                ratio(spec, good, source("counter", part, json), source("counter", total, json));
            case Threshold(var signal, var _, var _) ->
                spec.putObject("thresholdMetric").set("metricSource", source("signal", signal.word(), json));
            case Asked(var connection, Question.Share(var part, var good, var total, var _)) ->
                ratio(spec, good, prometheus(connection, part, json), prometheus(connection, total, json));
            case Asked _, Elsewhere _ ->
                throw new IllegalArgumentException("What is measured elsewhere has its own words");
        }
        return indicator;
    }

    private static void ratio(ObjectNode spec, boolean good, ObjectNode part, ObjectNode total) {
        var ratio = spec.putObject("ratioMetric").put("counter", true);
        ratio.putObject(good ? "good" : "bad").set("metricSource", part);
        ratio.putObject("total").set("metricSource", total);
    }

    private static ObjectNode source(String field, String value, JsonMapper json) {
        var source = json.createObjectNode().put("type", TYPE);
        source.putObject("spec").put(field, value);
        return source;
    }

    private static ObjectNode prometheus(@Nullable String connection, String query, JsonMapper json) {
        var source = json.createObjectNode().put("type", PROMETHEUS);
        if (connection != null) {
            source.put("metricSourceRef", connection);
        }
        source.putObject("spec").put("query", query);
        return source;
    }

    private static ObjectNode window(Window window, JsonMapper json) {
        var written = json.createObjectNode().put("duration", window.duration()).put("isRolling", window.isRolling());
        var start = window.start();
        if (start != null) {
            written.putObject("calendar")
                    .put(
                            "startTime",
                            "%s %s"
                                    .formatted(
                                            start.toLocalDate(),
                                            start.toLocalTime().withNano(0).format(DateTimeFormatter.ISO_LOCAL_TIME)))
                    .put("timeZone", window.zone().getId());
        }
        return written;
    }

    private static ObjectNode objective(Definition definition, JsonMapper json) {
        var objective = json.createObjectNode().put("displayName", definition.title());
        if (definition.indicator() instanceof Threshold(var _, var comparison, var limit)) {
            objective.put("op", comparison.word()).put("value", limit);
        }
        if (definition.indicator() instanceof Asked(var _, Question.Limit(var _, var comparison, var limit))) {
            objective.put("op", comparison.word()).put("value", limit);
        }
        // 99.9 is no exact share of one: 16 digits after the point are noise
        objective.put(
                "target",
                new BigDecimal(definition.target())
                        .setScale(9, RoundingMode.HALF_UP)
                        .stripTrailingZeros());
        var slices = definition.slices();
        if (slices != null) {
            objective.put("timeSliceWindow", slices.length().toMinutes() + "m");
            if (slices.target() != null) {
                objective.put("timeSliceTarget", slices.target());
            }
        }
        return objective;
    }
}
