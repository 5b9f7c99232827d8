package dev.quarterdeck.signals.objective;

import dev.quarterdeck.signals.objective.Indicator.Asked;
import dev.quarterdeck.signals.objective.Indicator.Availability;
import dev.quarterdeck.signals.objective.Indicator.Elsewhere;
import dev.quarterdeck.signals.objective.Indicator.Latency;
import dev.quarterdeck.signals.objective.Indicator.Ratio;
import dev.quarterdeck.signals.objective.Indicator.Threshold;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * The same objectives and alerts as rules of a Prometheus that scrapes the same components, with the labels
 * {@code component} and {@code environment} at what it scraped.
 */
@Component
public class PrometheusRules {

    /** Requests of machines, which are no customers. */
    private static final String PEOPLE =
            "route!~\"/(live|ready|health|health/detailed|metrics|actuator/health|actuator/prometheus)\"";

    private final ObjectiveSettings settings;
    private final YAMLMapper yaml =
            YAMLMapper.builder().enable(YAMLWriteFeature.MINIMIZE_QUOTES).build();

    PrometheusRules(ObjectiveSettings settings) {
        this.settings = settings;
    }

    /** A file of rules; those of which no rate of requests can be made are left out. */
    public String of(List<Objective> objectives) {
        var file = yaml.createObjectNode();
        var groups = file.putArray("groups");
        objectives.forEach(
                objective -> expression(objective.definition()).ifPresent(errors -> group(groups, objective, errors)));
        return yaml.writeValueAsString(file);
    }

    /** The share that was bad over some time, as a query; empty if it is not one of counters. */
    public static Optional<String> errorRatio(Definition definition, Duration range) {
        return expression(definition).map(errors -> errors.formatted(range(range)));
    }

    /** Likewise, with a place for the range. */
    private static Optional<String> expression(Definition definition) {
        var labels = "component=\"%s\",environment=\"%s\""
                .formatted(definition.component().name(), definition.environment());
        return switch (definition.indicator()) {
            case Availability() ->
                Optional.of(
                        "sum(rate(http_requests_total{%1$s,%2$s,status=~\"5..\"}[%%1$s])) / sum(rate(http_requests_total{%1$s,%2$s}[%%1$s]))"
                                .formatted(labels, PEOPLE));
            case Latency(var within) ->
                Optional.of(
                        "1 - sum(rate(http_request_duration_seconds_bucket{%1$s,%2$s,le=\"%3$s\"}[%%1$s])) / sum(rate(http_request_duration_seconds_count{%1$s,%2$s}[%%1$s]))"
                                .formatted(labels, PEOPLE, Numbers.plain(within.toMillis() / 1e3)));
            case Ratio(var part, var good, var total) ->
                Optional.of("%4$ssum(rate(%2$s{%1$s}[%%1$s])) / sum(rate(%3$s{%1$s}[%%1$s]))"
                        .formatted(labels, part, total, good ? "1 - " : ""));
            case Asked(var _, var question) -> PromQl.errorRatio(question);
            case Threshold _, Elsewhere _ -> Optional.empty();
        };
    }

    private void group(ArrayNode groups, Objective objective, String errors) {
        var group = groups.addObject().put("name", "objective-" + objective.name());
        var rules = group.putArray("rules");
        for (var window : settings.windows()) {
            var rule = rules.addObject();
            rule.put("record", recorded(window));
            rule.put("expr", errors.formatted(range(window)));
            rule.putObject("labels").put("objective", objective.name());
        }
        for (var alert : settings.alerts()) {
            var rule = rules.addObject();
            rule.put("alert", "ErrorBudgetBurn");
            rule.put(
                    "expr",
                    "%s and %s"
                            .formatted(
                                    burns(objective, alert.longWindow(), alert),
                                    burns(objective, alert.shortWindow(), alert)));
            var labels = rule.putObject("labels");
            labels(objective, alert).forEach(labels::put);
            rule.putObject("annotations")
                    .put(
                            "summary",
                            "%s burns its error budget more than %s times too fast over %s"
                                    .formatted(
                                            objective.definition().title(),
                                            Numbers.plain(alert.atLeast()),
                                            range(alert.longWindow())));
        }
    }

    private static Map<String, String> labels(Objective objective, AlertWindow alert) {
        return new TreeMap<>(Map.of(
                "objective", objective.name(),
                "component", objective.definition().component().name(),
                "environment", objective.definition().environment(),
                "severity", alert.urgency().word(),
                "long_window", range(alert.longWindow())));
    }

    private static String burns(Objective objective, Duration window, AlertWindow alert) {
        return "%s{objective=\"%s\"} >= %s * %s"
                .formatted(
                        recorded(window),
                        objective.name(),
                        Numbers.plain(alert.atLeast()),
                        share(objective.definition().budget()));
    }

    private static String share(double budget) {
        return BigDecimal.valueOf(budget)
                .setScale(9, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String recorded(Duration window) {
        return "objective:error_ratio:rate" + range(window);
    }

    /** As Prometheus writes it. */
    private static String range(Duration window) {
        return window.toSeconds() % 86_400 == 0
                ? window.toDays() + "d"
                : window.toSeconds() % 3_600 == 0 ? window.toHours() + "h" : window.toMinutes() + "m";
    }
}
