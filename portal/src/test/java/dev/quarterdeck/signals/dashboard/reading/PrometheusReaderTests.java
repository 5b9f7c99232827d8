package dev.quarterdeck.signals.dashboard.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.connector.metrics.MetricSource;
import dev.quarterdeck.connector.metrics.Series;
import dev.quarterdeck.signals.TimeRange;
import dev.quarterdeck.signals.dashboard.panel.Query.PromQl;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Against a source that speaks the port; the real one has tests of its own. */
class PrometheusReaderTests {

    private static final Instant NOW = Instant.parse("2026-03-17T12:00:00Z");
    private static final Frame FRAME = Frame.of(new TimeRange(NOW.minus(Duration.ofHours(3)), NOW), NOW, 400);

    private final List<String> asked = new ArrayList<>();
    private final List<String> askedOf = new ArrayList<>();

    private final class Source implements MetricSource {

        private final String name;
        private final List<Series> answer;

        Source(String name, List<Series> answer) {
            this.name = name;
            this.answer = answer;
        }

        @Override
        public List<Series> range(String query, Instant from, Instant to, Duration step) {
            asked.add("%s from %s to %s each %s".formatted(query, from, to, step));
            return answer;
        }

        @Override
        public List<Series> at(String query, Instant moment) {
            asked.add("%s at %s".formatted(query, moment));
            askedOf.add(name);
            return answer;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String kind() {
            return "Metrics";
        }

        @Override
        public String check() {
            return "fake";
        }
    }

    private static Series series(Map<String, String> labels, Map<Instant, Double> values) {
        return new Series(new TreeMap<>(labels), new TreeMap<>(values));
    }

    @Test
    void asksTheConnectionThatAPanelNames() {
        var reader = new PrometheusReader(List.of(new Source("main", List.of()), new Source("other", List.of())));

        reader.end(new PromQl("up", null, "other"), Frame.whole(FRAME.range()));
        reader.end(new PromQl("down", null), Frame.whole(FRAME.range()));

        assertThat(askedOf).containsExactly("other", "main");
        assertThatThrownBy(() -> reader.end(new PromQl("up", null, "gone"), Frame.whole(FRAME.range())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No Prometheus named 'gone' is connected; there is main, other");
    }

    private PrometheusReader reader(Series... answer) {
        return new PrometheusReader(List.of(new Source("main", List.of(answer))));
    }

    @Test
    void asksOverTheWholeTimeInSteps() {
        reader().range(new PromQl("rate(x[$__rate_interval]) + y[$__interval] + z[${__range}]", null), FRAME);

        assertThat(asked)
                .containsExactly(
                        "rate(x[75s]) + y[60s] + z[10800s] from 2026-03-17T09:00:00Z to 2026-03-17T11:59:00Z each PT1M");
    }

    @Test
    void putsNumbersAtTheirMomentsAndLeavesGaps() {
        var first = FRAME.origin();
        var lines = reader(
                        series(Map.of("instance", "a", "job", "shop"), Map.of(first, 1.5, first.plusSeconds(120), 2.5)))
                .range(new PromQl("up", "{{instance}} of {{ job }}{{gone}}"), FRAME);

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.label()).isEqualTo("a of shop");
            assertThat(line.values()).startsWith(1.5, null, 2.5).hasSize(180);
            assertThat(line.total()).as("the last one").isEqualTo(2.5);
        });
    }

    @Test
    void namesALineByItsLabels() {
        var lines = reader(
                        series(Map.of("__name__", "up", "job", "shop"), Map.of(NOW, 1.0)),
                        series(Map.of(), Map.of(NOW, 1.0)))
                .end(new PromQl("up", null), Frame.whole(FRAME.range()));

        assertThat(lines).extracting(Line::label).containsExactly("up job=shop", "value");
        assertThat(asked).containsExactly("up at 2026-03-17T12:00:00Z");
    }

    @Test
    void makesAHeatMapOfBuckets() {
        var at = FRAME.origin();
        var heat = reader(
                        series(Map.of("le", "+Inf"), Map.of(at, 10.0)),
                        series(Map.of("le", "0.1"), Map.of(at, 6.0)),
                        series(Map.of("le", "0.5"), Map.of(at, 9.0)))
                .heat(new PromQl("sum by (le) (rate(x_bucket[1m]))", null), FRAME);

        assertThat(heat.bounds()).containsExactly(0.1, 0.5);
        assertThat(heat.counts()).startsWith(List.of(6.0, 3.0, 1.0)).contains((List<Double>) null);
        assertThatThrownBy(() ->
                        reader(series(Map.of("job", "a"), Map.of(at, 1.0))).heat(new PromQl("up", null), FRAME))
                .hasMessageContaining("for each le");
    }
}
