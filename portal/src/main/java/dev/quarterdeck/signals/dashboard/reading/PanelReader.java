package dev.quarterdeck.signals.dashboard.reading;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.metrics.QueryRefused;
import dev.quarterdeck.signals.Measure;
import dev.quarterdeck.signals.TimeRange;
import dev.quarterdeck.signals.dashboard.panel.Panel;
import dev.quarterdeck.signals.dashboard.panel.Query;
import dev.quarterdeck.signals.dashboard.panel.Values;
import dev.quarterdeck.signals.dashboard.reading.Answer.Nothing;
import dev.quarterdeck.signals.dashboard.reading.Answer.Why;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Finds what a panel shows, or says why that cannot be found; it never fails, and never takes longer than its patience. */
@Component
public class PanelReader {

    private static final int MOMENTS = 400;
    private static final int HEAT_MOMENTS = 72;
    private static final int TREND_MOMENTS = 60;
    private static final int LINES = 12;
    private static final int NUMBERS = 6;
    private static final int ROWS = 200;

    private final OwnReader own;
    private final PrometheusReader prometheus;
    private final Deadline deadline;
    private final Clock clock;

    PanelReader(OwnReader own, PrometheusReader prometheus, Deadline deadline, Clock clock) {
        this.own = own;
        this.prometheus = prometheus;
        this.deadline = deadline;
        this.clock = clock;
    }

    /**
     * @param values of the dashboard's variables
     * @param lastWeek whether the same of a week before stands beside it
     */
    public Answer read(Panel panel, Values values, TimeRange range, boolean lastWeek) {
        if (panel instanceof Panel.Markdown markdown) {
            return new Answer.Text(values.inWords(markdown.text()));
        }
        var asked =
                panel.queries().stream().map(query -> resolved(query, values)).toList();
        if (!prometheus.isConnected() && asked.stream().anyMatch(Query.PromQl.class::isInstance)) {
            return new Nothing(Why.NOT_CONNECTED, "This panel asks a Prometheus, and none is connected.");
        }
        try {
            return told(answer(panel, asked, range, lastWeek), asked);
        } catch (TimeoutException e) {
            return slow();
        } catch (QueryRefused e) {
            return new Nothing(Why.WRONG, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return new Nothing(Why.WRONG, String.valueOf(e.getMessage()));
        } catch (SourceUnavailable e) {
            return new Nothing(Why.AWAY, String.valueOf(e.getMessage()));
        } catch (DataAccessException e) {
            if (Cancelled.isIn(e)) {
                return slow();
            }
            throw e;
        }
    }

    /** What a query in PromQL can ask, by name; the first is the usual one. */
    public List<String> connections() {
        return prometheus.names();
    }

    private Nothing slow() {
        return new Nothing(
                Why.SLOW,
                "It took over %d s and was not waited for; other panels were not held up. Ask for a shorter time, or of less."
                        .formatted(deadline.patience().toSeconds()));
    }

    private static Query resolved(Query query, Values values) {
        return switch (query) {
            case Query.Own asked ->
                new Query.Own(asked.what(), asked.selection().with(values::in), asked.by(), asked.label());
            case Query.PromQl(var promQl, var legend, var connection) ->
                new Query.PromQl(values.inPromQl(promQl), legend, connection);
        };
    }

    private Answer answer(Panel panel, List<Query> asked, TimeRange range, boolean lastWeek) throws TimeoutException {
        var now = clock.instant();
        return switch (panel) {
            case Panel.TimeSeries _ -> chart(asked, Frame.of(range, now, MOMENTS), lastWeek);
            case Panel.Stat _ -> numbers(asked, Frame.of(range, now, TREND_MOMENTS), lastWeek);
            case Panel.Table table -> Tables.rows(table, asked, ends(asked, range), ROWS);
            case Panel.HeatMap _ -> heat(asked.getFirst(), Frame.of(range, now, HEAT_MOMENTS));
            case Panel.TopList list -> top(list, lines(asked, ends(asked, range)));
            case Panel.Markdown markdown -> new Answer.Text(markdown.text());
        };
    }

    private Answer.Chart chart(List<Query> asked, Frame frame, boolean lastWeek) throws TimeoutException {
        var all = lines(asked, over(asked, frame));
        var shown = highest(all, LINES);
        var labels = shown.stream().map(Line::label).toList();
        var before = lastWeek
                ? lines(asked, over(asked, frame.lastWeek())).stream()
                        .filter(line -> labels.contains(line.label()))
                        .toList()
                : List.<Line>of();
        return new Answer.Chart(frame.step(), frame.at(), shown, before, all.size() - shown.size());
    }

    private Answer.Numbers numbers(List<Query> asked, Frame frame, boolean lastWeek) throws TimeoutException {
        var all = lines(asked, over(asked, frame));
        var shown = highest(all, NUMBERS);
        return new Answer.Numbers(
                shown, lastWeek ? lines(asked, over(asked, frame.lastWeek())) : List.of(), all.size() - shown.size());
    }

    /** In the order in which they came. */
    private static List<Line> highest(List<Line> lines, int most) {
        if (lines.size() <= most) {
            return lines;
        }
        var best = lines.stream()
                .sorted(Comparator.comparingDouble((Line line) -> weight(line.total()))
                        .reversed())
                .limit(most)
                .toList();
        return lines.stream().filter(best::contains).toList();
    }

    private static double weight(@Nullable Double number) {
        return number == null ? Double.NEGATIVE_INFINITY : number;
    }

    private static Answer.Top top(Panel.TopList list, List<Line> lines) {
        var order = Comparator.comparingDouble((Line line) -> weight(line.total()));
        var shown = lines.stream()
                .filter(line -> line.total() != null)
                .sorted(list.lowest() ? order : order.reversed())
                .limit(list.limit())
                .toList();
        return new Answer.Top(shown, lines.size() - shown.size());
    }

    private Answer heat(Query asked, Frame frame) throws TimeoutException {
        if (asked instanceof Query.PromQl query) {
            return deadline.await(() -> prometheus.heat(query, frame));
        }
        var query = (Query.Own) asked;
        var moments = deadline.inTurn(() -> own.latencies(query.selection(), frame, deadline.patience()));
        var all = moments.values().stream().reduce(Measure::then).orElse(null);
        var together = all == null ? null : all.latencies();
        if (together == null) {
            return new Answer.Heat(frame.step(), frame.at(), List.of(), List.of());
        }
        var counts = new ArrayList<@Nullable List<Double>>();
        frame.at().forEach(moment -> counts.add(HeatBuckets.of(moments.get(moment), together.bounds())));
        return new Answer.Heat(frame.step(), frame.at(), together.bounds(), counts);
    }

    /** Lines of each query, in the order of queries. */
    private static List<Line> lines(List<Query> asked, Map<Query, List<Line>> answers) {
        return asked.stream()
                .flatMap(query -> answers.getOrDefault(query, List.of()).stream())
                .filter(Line::isMeasured)
                .toList();
    }

    private Map<Query, List<Line>> over(List<Query> asked, Frame frame) throws TimeoutException {
        return Answers.of(
                asked,
                measured -> measured(measured, frame),
                query -> deadline.await(() -> prometheus.range(query, frame)));
    }

    private Map<Query, List<Line>> ends(List<Query> asked, TimeRange range) throws TimeoutException {
        var frame = Frame.whole(range);
        return Answers.of(
                asked,
                measured -> measured(measured, frame),
                query -> deadline.await(() -> prometheus.end(query, frame)));
    }

    private Map<Query, List<Line>> measured(List<Query.Own> asked, Frame frame) throws TimeoutException {
        return deadline.inTurn(() -> own.lines(asked, frame, deadline.patience()));
    }

    private static Answer told(Answer answer, List<Query> asked) {
        var empty = switch (answer) {
            case Answer.Chart chart -> chart.lines().isEmpty();
            case Answer.Numbers numbers -> numbers.lines().isEmpty();
            case Answer.Rows rows -> rows.rows().isEmpty();
            case Answer.Top top -> top.lines().isEmpty();
            case Answer.Heat heat -> heat.counts().isEmpty();
            case Answer.Text _, Nothing _ -> false;
        };
        return empty ? new Nothing(Why.NO_DATA, NoData.of(asked)) : answer;
    }

    /** The end of what an open page shows. */
    public Instant now() {
        return clock.instant();
    }
}
