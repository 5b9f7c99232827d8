package dev.quarterdeck.signals.web;

import dev.quarterdeck.connector.metrics.Answer;
import dev.quarterdeck.connector.metrics.Series;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a query says over time.
 *
 * @param step seconds from one number to the next
 * @param at seconds since 1970
 * @param series the first of them, each as long as {@code at}
 * @param more how many there are beside
 * @param warnings of the source, in its own words
 */
public record QueryAnswer(long step, List<Long> at, List<Line> series, int more, List<String> warnings) {

    static final int MOST = 100;

    private static final MathContext FIVE = new MathContext(5);

    /** What has more digits before the point, or more zeros after it, is written with an exponent. */
    private static final int LONGEST = 12;

    /**
     * One set of labels.
     *
     * @param name as PromQL writes it
     * @param values null where nothing was measured
     * @param last the newest of them; null if there is none at all
     */
    public record Line(
            String name,
            Map<String, String> labels,
            List<@Nullable Double> values,
            @Nullable Double last,
            @Nullable Double least,
            @Nullable Double mean,
            @Nullable Double most) {

        static Line of(Series series, List<Long> at) {
            var values = new ArrayList<@Nullable Double>();
            at.forEach(moment -> values.add(series.values().get(Instant.ofEpochSecond(moment))));
            var all = series.values();
            var numbers = all.values().stream().mapToDouble(Double::doubleValue).summaryStatistics();
            return new Line(
                    written(series.labels()),
                    series.labels(),
                    values,
                    all.isEmpty() ? null : all.lastEntry().getValue(),
                    all.isEmpty() ? null : Double.valueOf(numbers.getMin()),
                    all.isEmpty() ? null : Double.valueOf(numbers.getAverage()),
                    all.isEmpty() ? null : Double.valueOf(numbers.getMax()));
        }
    }

    static QueryAnswer of(Answer answer, Instant from, Instant to, Duration step) {
        var at = new ArrayList<Long>();
        for (var moment = from; !moment.isAfter(to); moment = moment.plus(step)) {
            at.add(moment.getEpochSecond());
        }
        return new QueryAnswer(
                step.toSeconds(),
                at,
                answer.series().stream()
                        .limit(MOST)
                        .map(series -> Line.of(series, at))
                        .toList(),
                Math.max(0, answer.series().size() - MOST),
                answer.warnings());
    }

    /** For people, to five digits; a dash if there is none. */
    public String figure(@Nullable Double number) {
        if (number == null) {
            return "–";
        }
        var rounded = BigDecimal.valueOf(number).round(FIVE).stripTrailingZeros();
        return Math.abs(rounded.precision() - rounded.scale()) > LONGEST ? rounded.toString() : rounded.toPlainString();
    }

    public Duration every() {
        return Duration.ofSeconds(step);
    }

    private static String written(Map<String, String> labels) {
        var rest = new TreeMap<>(labels);
        var name = rest.remove("__name__");
        var text = new StringBuilder(name == null ? "" : name);
        if (!rest.isEmpty() || name == null) {
            text.append('{');
            rest.forEach((label, value) ->
                    text.append(text.toString().endsWith("{") ? "" : ", ").append("%s=\"%s\"".formatted(label, value)));
            text.append('}');
        }
        return text.toString();
    }
}
