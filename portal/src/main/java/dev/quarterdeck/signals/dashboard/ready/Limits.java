package dev.quarterdeck.signals.dashboard.ready;

import dev.quarterdeck.signals.dashboard.panel.Threshold;
import dev.quarterdeck.signals.dashboard.panel.Threshold.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Limits that a dashboard draws, and what else was said that it cannot.
 *
 * @param unmeasured further figures by their names, with their values
 */
record Limits(List<Threshold> errors, List<Threshold> latency, Map<String, String> unmeasured) {

    static final Limits USUAL = new Limits(Golden.ERRORS, Golden.LATENCY, Map.of());

    private static final List<String> ERROR_WARNINGS =
            List.of("slo-error-rate-percent", "alert-error-rate-warning-percent");
    private static final List<String> ERROR_ALERTS =
            List.of("alert-error-rate-percent", "alert-error-rate-critical-percent");
    private static final List<String> LATENCY_WARNINGS = List.of("slo-latency-p95-ms", "alert-latency-p95-warning-ms");
    private static final List<String> LATENCY_ALERTS =
            List.of("alert-latency-p95-ms", "alert-latency-p95-critical-ms", "alert-latency-ms");

    /**
     * The strictest ones of what descriptors say in their annotations.
     *
     * @param said by the names of annotations, without their prefix
     */
    static Limits of(List<Map.Entry<String, String>> said) {
        var unmeasured = new TreeMap<String, String>();
        for (var one : said) {
            var known = Stream.of(ERROR_WARNINGS, ERROR_ALERTS, LATENCY_WARNINGS, LATENCY_ALERTS)
                    .anyMatch(names -> names.contains(one.getKey()));
            // how long something has to last is a matter of alerts
            if (!known && !one.getKey().endsWith("-for")) {
                unmeasured.merge(
                        one.getKey(),
                        one.getValue(),
                        (before, value) -> before.equals(value) ? before : before + ", " + value);
            }
        }
        return new Limits(
                thresholds(strictest(said, ERROR_WARNINGS, 100), strictest(said, ERROR_ALERTS, 100)),
                thresholds(strictest(said, LATENCY_WARNINGS, 1_000), strictest(said, LATENCY_ALERTS, 1_000)),
                unmeasured);
    }

    private static List<Threshold> thresholds(@Nullable Double warn, @Nullable Double fail) {
        var thresholds = new ArrayList<Threshold>();
        if (warn != null) {
            thresholds.add(new Threshold(warn, false, Level.WARN));
        }
        if (fail != null) {
            thresholds.add(new Threshold(fail, false, Level.FAIL));
        }
        return thresholds;
    }

    /** What is no number is no limit. */
    private static @Nullable Double strictest(
            List<Map.Entry<String, String>> said, List<String> names, double divisor) {
        return said.stream()
                .filter(one -> names.contains(one.getKey()) && one.getValue().matches("\\d{1,9}(\\.\\d{1,9})?"))
                .map(one -> Double.parseDouble(one.getValue()) / divisor)
                .min(Double::compareTo)
                .orElse(null);
    }
}
