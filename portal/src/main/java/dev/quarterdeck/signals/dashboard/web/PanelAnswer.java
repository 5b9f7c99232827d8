package dev.quarterdeck.signals.dashboard.web;

import dev.quarterdeck.signals.dashboard.code.DashboardCode;
import dev.quarterdeck.signals.dashboard.panel.Panel;
import dev.quarterdeck.signals.dashboard.reading.Answer;
import dev.quarterdeck.signals.dashboard.reading.Line;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a panel shows, for programs. What its kind does not have is empty; null is not measured.
 *
 * @param problem why it shows nothing; null if it shows something
 * @param at moments, seconds since 1970
 * @param columns titles of a table's
 * @param bounds upper ends of a heat map's buckets, in seconds
 * @param counts requests of each bucket, at each moment
 */
record PanelAnswer(
        String id,
        String title,
        String type,
        @Nullable Problem problem,
        @Nullable Long step,
        List<Long> at,
        List<Series> lines,
        List<Series> lastWeek,
        List<String> columns,
        List<Row> rows,
        List<Double> bounds,
        List<@Nullable List<Double>> counts,
        int leftOut) {

    /** @param kind no-data, slow, wrong, away or not-connected */
    record Problem(String kind, String message) {}

    /** @param total of the whole time; of PromQL the last one */
    record Series(
            String label,
            List<@Nullable Double> values,
            @Nullable Double total) {

        static Series of(Line line) {
            return new Series(line.label(), line.values(), line.total());
        }
    }

    record Row(String label, List<@Nullable Double> numbers) {}

    static PanelAnswer of(Panel panel, Answer answer) {
        var bare = new PanelAnswer(
                panel.head().id(),
                panel.head().title(),
                DashboardCode.type(panel),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0);
        return switch (answer) {
            case Answer.Chart chart ->
                bare.with(chart.step().toSeconds(), chart.at(), chart.lines(), chart.lastWeek(), chart.leftOut());
            case Answer.Numbers numbers ->
                bare.with(null, List.of(), numbers.lines(), numbers.lastWeek(), numbers.leftOut());
            case Answer.Top top -> bare.with(null, List.of(), top.lines(), List.of(), top.leftOut());
            case Answer.Rows rows -> bare.with((Panel.Table) panel, rows);
            case Answer.Heat heat -> bare.with(heat);
            case Answer.Text _ -> bare;
            case Answer.Nothing nothing -> bare.without(nothing);
        };
    }

    private PanelAnswer with(
            @Nullable Long seconds, List<Instant> moments, List<Line> shown, List<Line> before, int left) {
        return new PanelAnswer(
                id,
                title,
                type,
                null,
                seconds,
                epoch(moments),
                shown.stream().map(Series::of).toList(),
                before.stream().map(Series::of).toList(),
                columns,
                rows,
                bounds,
                counts,
                left);
    }

    private PanelAnswer with(Panel.Table table, Answer.Rows answer) {
        return new PanelAnswer(
                id,
                title,
                type,
                null,
                null,
                at,
                lines,
                lastWeek,
                table.columns().stream().map(Panel.Column::title).toList(),
                answer.rows().stream()
                        .map(cells -> new Row(cells.line().label(), cells.numbers()))
                        .toList(),
                bounds,
                counts,
                answer.leftOut());
    }

    private PanelAnswer with(Answer.Heat heat) {
        return new PanelAnswer(
                id,
                title,
                type,
                null,
                heat.step().toSeconds(),
                epoch(heat.at()),
                lines,
                lastWeek,
                columns,
                rows,
                heat.bounds(),
                heat.counts(),
                0);
    }

    private PanelAnswer without(Answer.Nothing nothing) {
        return new PanelAnswer(
                id,
                title,
                type,
                new Problem(nothing.why().word(), nothing.message()),
                null,
                at,
                lines,
                lastWeek,
                columns,
                rows,
                bounds,
                counts,
                0);
    }

    private static List<Long> epoch(List<Instant> moments) {
        return moments.stream().map(Instant::getEpochSecond).toList();
    }
}
