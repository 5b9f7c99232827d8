package dev.quarterdeck.signals.objective;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.objective.Indicator.Asked;
import dev.quarterdeck.signals.objective.Indicator.Availability;
import dev.quarterdeck.signals.objective.Indicator.Comparison;
import dev.quarterdeck.signals.objective.Indicator.Elsewhere;
import dev.quarterdeck.signals.objective.Indicator.Latency;
import dev.quarterdeck.signals.objective.Indicator.Ratio;
import dev.quarterdeck.signals.objective.Indicator.Signal;
import dev.quarterdeck.signals.objective.Indicator.Threshold;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Objectives as OpenSLO v1 writes them. What the portal measures itself has the metric source type {@value #TYPE}; an SLO's
 * service is the component, its environment and policy are annotations.
 */
final class OpenSlo {

    static final String VERSION = "openslo/v1";

    static final String TYPE = "Quarterdeck";
    static final String PROMETHEUS = "Prometheus";
    static final String COMPONENT = "quarterdeck.dev/component";
    static final String ENVIRONMENT = "quarterdeck.dev/environment";
    static final String POLICY = "quarterdeck.dev/policy";
    private static final Pattern SLICE = Pattern.compile("([1-9]\\d{0,3})([mhd])");

    private OpenSlo() {}

    /**
     * @param slo of kind SLO
     * @param indicator what its indicator is, as it says itself or the SLI that it refers to
     * @param usualEnvironment if it names none
     * @throws IllegalArgumentException that names the field that is wrong
     */
    static Definition read(JsonNode slo, JsonNode indicator, String usualEnvironment, JsonMapper json) {
        var metadata = slo.path("metadata");
        var spec = slo.path("spec");
        var objectives = spec.path("objectives");
        if (objectives.size() != 1) {
            throw new IllegalArgumentException("spec.objectives: one is read, not %d".formatted(objectives.size()));
        }
        var objective = objectives.get(0);
        var name = metadata.path("name").asString("");
        return new Definition(
                name,
                metadata.path("displayName").asString(name),
                spec.path("description").asString(null),
                at("spec.service", () -> component(metadata, spec)),
                metadata.path("annotations").path(ENVIRONMENT).asString(usualEnvironment),
                at("spec.indicator", () -> indicator(indicator.path("spec"), objective)),
                at("spec.objectives[0].target", () -> target(objective)),
                at("spec.timeWindow", () -> window(spec.path("timeWindow"))),
                at(
                        "spec.budgetingMethod",
                        () -> slices(spec.path("budgetingMethod").asString(""), objective)),
                at("metadata.annotations." + POLICY, () -> policy(metadata, json)));
    }

    private static <T extends @Nullable Object> T at(String field, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s: %s".formatted(field, e.getMessage()), e);
        }
    }

    private static EntityRef component(JsonNode metadata, JsonNode spec) {
        var service = spec.path("service").asString("");
        var component = metadata.path("annotations").path(COMPONENT).asString(service);
        if (component.isBlank()) {
            throw new IllegalArgumentException("say of what it is an objective");
        }
        return EntityRef.parse(component, "component", EntityRef.DEFAULT_NAMESPACE);
    }

    private static double target(JsonNode objective) {
        var share = objective.path("target");
        var percent = objective.path("targetPercent");
        if (share.isNumber() == percent.isNumber()) {
            throw new IllegalArgumentException("give either target, from 0 to 1, or targetPercent");
        }
        return share.isNumber()
                ? share.asDouble()
                : percent.decimalValue().movePointLeft(2).doubleValue();
    }

    private static Window window(JsonNode windows) {
        if (windows.size() != 1) {
            throw new IllegalArgumentException("exactly one is needed, not %d".formatted(windows.size()));
        }
        var window = windows.get(0);
        var calendar = window.path("calendar");
        var duration = window.path("duration").asString("");
        if (calendar.isMissingNode() == !window.path("isRolling").asBoolean(calendar.isMissingNode())) {
            throw new IllegalArgumentException("it either is rolling or has a calendar");
        }
        if (calendar.isMissingNode()) {
            return Window.of(duration, null, ZoneOffset.UTC);
        }
        try {
            return Window.of(
                    duration,
                    LocalDateTime.parse(
                            calendar.path("startTime").asString("").strip().replace(' ', 'T')),
                    ZoneId.of(calendar.path("timeZone").asString("UTC")));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "a calendar has a startTime such as 2026-01-01 00:00:00 and a timeZone such as Europe/Berlin", e);
        }
    }

    private static @Nullable Slices slices(String method, JsonNode objective) {
        return switch (method) {
            case "Occurrences" -> null;
            case "Timeslices" -> new Slices(slice(objective), sliceTarget(objective));
            case "RatioTimeslices" -> new Slices(slice(objective), null);
            default ->
                throw new IllegalArgumentException(
                        "it is Occurrences, Timeslices or RatioTimeslices, not '%s'".formatted(method));
        };
    }

    private static double sliceTarget(JsonNode objective) {
        var target = objective.path("timeSliceTarget");
        if (!target.isNumber()) {
            throw new IllegalArgumentException("Timeslices need a timeSliceTarget");
        }
        return target.asDouble();
    }

    private static Duration slice(JsonNode objective) {
        var parts = SLICE.matcher(objective.path("timeSliceWindow").asString(""));
        if (!parts.matches()) {
            throw new IllegalArgumentException("time slices need a timeSliceWindow such as 1m");
        }
        var amount = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static Indicator indicator(JsonNode spec, JsonNode objective) {
        var ratio = spec.path("ratioMetric");
        var threshold = spec.path("thresholdMetric");
        if (ratio.isMissingNode() == threshold.isMissingNode()) {
            throw new IllegalArgumentException("it has either a ratioMetric or a thresholdMetric");
        }
        return ratio.isMissingNode() ? threshold(threshold.path("metricSource"), objective) : ratio(ratio);
    }

    private static Indicator threshold(JsonNode source, JsonNode objective) {
        if (!isOurs(source) && query(source).isEmpty()) {
            return elsewhere(source);
        }
        if (!objective.path("value").isNumber()) {
            throw new IllegalArgumentException("a thresholdMetric needs op and value in its objective");
        }
        if (!isOurs(source)) {
            return asked(
                    source,
                    new Question.Limit(
                            query(source),
                            Comparison.named(objective.path("op").asString("")),
                            objective.path("value").asDouble()));
        }
        return new Threshold(
                Signal.named(source.path("spec").path("signal").asString("")),
                Comparison.named(objective.path("op").asString("")),
                objective.path("value").asDouble());
    }

    private static Indicator ratio(JsonNode ratio) {
        var raw = ratio.path("raw").path("metricSource");
        if (!raw.isMissingNode()) {
            return query(raw).isEmpty()
                    ? elsewhere(raw)
                    : asked(
                            raw,
                            new Question.Ready(
                                    query(raw),
                                    !ratio.path("rawType").asString("success").equals("failure")));
        }
        var good = ratio.path("good").path("metricSource");
        var bad = ratio.path("bad").path("metricSource");
        var total = ratio.path("total").path("metricSource");
        if (total.isMissingNode() || good.isMissingNode() == bad.isMissingNode()) {
            throw new IllegalArgumentException("a ratioMetric has a total, and either good or bad");
        }
        var some = good.isMissingNode() ? bad : good;
        if (!isOurs(total)) {
            return query(total).isEmpty() || query(some).isEmpty()
                    ? elsewhere(total)
                    : asked(
                            total,
                            new Question.Share(
                                    query(some),
                                    bad.isMissingNode(),
                                    query(total),
                                    ratio.path("counter").asBoolean(false)));
        }
        var part = some.path("spec");
        var counter = total.path("spec").path("counter").asString("");
        if (!counter.isEmpty()) {
            return new Ratio(text(part, "counter"), bad.isMissingNode(), counter);
        }
        return bad.isMissingNode() ? new Latency(Times.parse(text(part, "within"))) : new Availability();
    }

    private static boolean isOurs(JsonNode source) {
        return source.path("type").asString("").equals(TYPE);
    }

    /** Empty if it is not Prometheus that is to be asked. */
    private static String query(JsonNode source) {
        return source.path("type").asString("").equalsIgnoreCase(PROMETHEUS)
                ? source.path("spec")
                        .path("query")
                        .asString(source.path("spec").path("promql").asString(""))
                        .strip()
                : "";
    }

    private static Asked asked(JsonNode source, Question question) {
        var connection = source.path("metricSourceRef").asString("");
        return new Asked(connection.isBlank() ? null : connection, question);
    }

    private static Elsewhere elsewhere(JsonNode source) {
        var type = source.path("type").asString(source.path("metricSourceRef").asString(""));
        if (type.isBlank()) {
            throw new IllegalArgumentException("a metricSource has a type or a metricSourceRef");
        }
        return new Elsewhere(type);
    }

    private static String text(JsonNode of, String field) {
        var text = of.path(field).asString("");
        if (text.isBlank()) {
            throw new IllegalArgumentException("%s: it is missing".formatted(field));
        }
        return text;
    }

    private static List<PolicyStep> policy(JsonNode metadata, JsonMapper json) {
        var text = metadata.path("annotations").path(POLICY).asString("");
        var steps = new ArrayList<PolicyStep>();
        if (!text.isBlank()) {
            for (var step : json.readTree(text)) {
                steps.add(new PolicyStep(
                        step.path("below").asDouble(),
                        step.path("who").asString(""),
                        step.path("what").asString(""),
                        step.path("holds").asBoolean(false)));
            }
        }
        return steps;
    }
}
