package dev.quarterdeck.signals.dashboard.reading;

import static java.util.stream.Collectors.joining;

import dev.quarterdeck.connector.metrics.MetricSource;
import dev.quarterdeck.connector.metrics.Series;
import dev.quarterdeck.signals.dashboard.panel.Query.PromQl;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers queries by asking a Prometheus. */
@Component
class PrometheusReader {

    private static final Pattern LABEL = Pattern.compile("\\{\\{\\s*([a-zA-Z_][a-zA-Z0-9_]*)\\s*}}");

    /** Prometheus' own usual one, which nobody tells. */
    private static final Duration SCRAPE_INTERVAL = Duration.ofSeconds(15);

    private final List<MetricSource> sources;

    PrometheusReader(List<MetricSource> sources) {
        this.sources = sources;
    }

    boolean isConnected() {
        return !sources.isEmpty();
    }

    List<String> names() {
        return sources.stream().map(MetricSource::name).toList();
    }

    private MetricSource source(PromQl query) {
        var connection = query.connection();
        return connection == null
                ? sources.getFirst()
                : sources.stream()
                        .filter(source -> source.name().equals(connection))
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalArgumentException("No Prometheus named '%s' is connected; there is %s"
                                        .formatted(connection, String.join(", ", names()))));
    }

    /** Over time; the total is the last number. */
    List<Line> range(PromQl query, Frame frame) {
        var answer = source(query)
                .range(timed(query.promQl(), frame), frame.origin(), frame.at().getLast(), frame.step());
        return answer.stream().map(series -> over(series, query, frame)).toList();
    }

    private static Line over(Series series, PromQl query, Frame frame) {
        var values = new ArrayList<@Nullable Double>();
        frame.at().forEach(moment -> values.add(series.values().get(moment)));
        var last =
                series.values().isEmpty() ? null : series.values().lastEntry().getValue();
        return new Line(label(query, series), null, values, last);
    }

    /**
     * Requests by how long they took, of a query that answers how many took no longer than each {@code le}, as the buckets of a
     * histogram do.
     *
     * @throws IllegalArgumentException if it does not
     */
    Answer.Heat heat(PromQl query, Frame frame) {
        var byBound = new TreeMap<Double, Series>();
        source(query)
                .range(timed(query.promQl(), frame), frame.origin(), frame.at().getLast(), frame.step())
                .forEach(series -> byBound.put(bound(series), series));
        var bounds = byBound.keySet().stream().filter(Double::isFinite).toList();
        var counts = new ArrayList<@Nullable List<Double>>();
        frame.at().forEach(moment -> counts.add(buckets(byBound, moment)));
        var measured = !bounds.isEmpty() && counts.stream().anyMatch(one -> one != null);
        return new Answer.Heat(frame.step(), frame.at(), bounds, measured ? counts : List.of());
    }

    private static double bound(Series series) {
        var end = series.labels().get("le");
        if (end == null) {
            throw new IllegalArgumentException(
                    "A heat map needs a series for each le: sum by (le) of the rate of a histogram's buckets");
        }
        return end.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(end);
    }

    /** Null if one of them was not measured. */
    private static @Nullable List<Double> buckets(NavigableMap<Double, Series> byBound, Instant moment) {
        var counts = new ArrayList<Double>();
        var before = 0.0;
        for (var series : byBound.values()) {
            var within = series.values().get(moment);
            if (within == null) {
                return null;
            }
            counts.add(Math.max(0, within - before));
            before = within;
        }
        if (!byBound.isEmpty() && Double.isFinite(byBound.lastKey())) {
            counts.add(0.0);
        }
        return counts;
    }

    /** At the end of the time. */
    List<Line> end(PromQl query, Frame frame) {
        return source(query).at(timed(query.promQl(), frame), frame.range().to()).stream()
                .filter(series -> !series.values().isEmpty())
                .map(series -> new Line(
                        label(query, series),
                        null,
                        List.of(),
                        series.values().lastEntry().getValue()))
                .toList();
    }

    /** As Grafana reckons them: a rate needs four scrapes to be sure of two. */
    private static String timed(String promQl, Frame frame) {
        var step = frame.step();
        var rate = step.plus(SCRAPE_INTERVAL).compareTo(SCRAPE_INTERVAL.multipliedBy(4)) > 0
                ? step.plus(SCRAPE_INTERVAL)
                : SCRAPE_INTERVAL.multipliedBy(4);
        var seconds = frame.range().length().toSeconds();
        return promQl.replaceAll("\\$(?:\\{__rate_interval}|__rate_interval\\b)", rate.toSeconds() + "s")
                .replaceAll("\\$(?:\\{__interval_ms}|__interval_ms\\b)", Long.toString(step.toMillis()))
                .replaceAll("\\$(?:\\{__interval}|__interval\\b)", step.toSeconds() + "s")
                .replaceAll("\\$(?:\\{__range_s}|__range_s\\b)", Long.toString(seconds))
                .replaceAll("\\$(?:\\{__range}|__range\\b)", seconds + "s");
    }

    private static String label(PromQl query, Series series) {
        var legend = query.legend();
        if (legend != null) {
            return LABEL.matcher(legend)
                    .replaceAll(use -> Matcher.quoteReplacement(series.labels().getOrDefault(use.group(1), "")));
        }
        var labels = series.labels().entrySet().stream()
                .filter(label -> !label.getKey().equals("__name__"))
                .map(label -> "%s=%s".formatted(label.getKey(), label.getValue()))
                .collect(joining(", "));
        var name = series.labels().getOrDefault("__name__", "");
        return labels.isEmpty() ? (name.isEmpty() ? "value" : name) : name.isEmpty() ? labels : name + " " + labels;
    }
}
