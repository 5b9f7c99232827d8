package dev.quarterdeck.signals.dashboard.web;

import dev.quarterdeck.signals.dashboard.panel.Panel;
import dev.quarterdeck.signals.dashboard.reading.Answer;
import dev.quarterdeck.signals.dashboard.reading.Line;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A chart for the script that draws it.
 *
 * @param step seconds from one moment to the next
 * @param at seconds since 1970
 * @param lastWeek a week before, at the same moments
 */
record ChartJson(
        long step,
        List<Long> at,
        String unit,
        boolean stacked,
        List<Drawn> lines,
        List<Drawn> lastWeek,
        List<Limit> thresholds) {

    /** Enough for any screen, and half as long to send. */
    private static final int DIGITS = 5;

    record Drawn(String label, List<@Nullable Double> values) {

        static Drawn of(Line line) {
            var values = new ArrayList<@Nullable Double>();
            line.values().forEach(value -> values.add(value == null ? null : rounded(value)));
            return new Drawn(line.label(), values);
        }
    }

    record Limit(double value, String level) {}

    private static Double rounded(double value) {
        return value == 0 || !Double.isFinite(value)
                ? Double.valueOf(0)
                : Double.valueOf(new BigDecimal(value, new MathContext(DIGITS)).doubleValue());
    }

    static String of(Panel.TimeSeries panel, Answer.Chart chart) {
        return JsonMapper.shared()
                .writeValueAsString(new ChartJson(
                        chart.step().toSeconds(),
                        chart.at().stream().map(Instant::getEpochSecond).toList(),
                        panel.unit().word(),
                        panel.stacked(),
                        chart.lines().stream().map(Drawn::of).toList(),
                        chart.lastWeek().stream().map(Drawn::of).toList(),
                        panel.thresholds().stream()
                                .map(one -> new Limit(one.value(), one.level().word()))
                                .toList()));
    }
}
