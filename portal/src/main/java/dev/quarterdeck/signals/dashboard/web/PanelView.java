package dev.quarterdeck.signals.dashboard.web;

import dev.quarterdeck.signals.Change;
import dev.quarterdeck.signals.dashboard.code.DashboardCode;
import dev.quarterdeck.signals.dashboard.panel.Panel;
import dev.quarterdeck.signals.dashboard.panel.Threshold;
import dev.quarterdeck.signals.dashboard.panel.Unit;
import dev.quarterdeck.signals.dashboard.panel.Values;
import dev.quarterdeck.signals.dashboard.reading.Answer;
import dev.quarterdeck.signals.dashboard.reading.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A panel and what it shows, as pages need it. Of what it does not show the lists are empty and the rest is null.
 *
 * @param kind as in code, or {@code nothing}
 * @param headline the number beside the title
 * @param chart for the script that draws it
 * @param more what is left out, in words
 */
public record PanelView(
        String id,
        String title,
        int span,
        @Nullable String note,
        String kind,
        @Nullable String headline,
        @Nullable String chart,
        List<Figure> figures,
        List<String> columns,
        List<Row> rows,
        @Nullable HeatDrawing heat,
        List<Blocks.Block> blocks,
        Answer.@Nullable Nothing nothing,
        @Nullable String more) {

    /**
     * One number.
     *
     * @param css of the limit that it crosses; empty if it keeps all
     * @param width of its bar, in per cent of the longest
     * @param trend points of a line of 120 by 28; empty for none
     */
    public record Figure(
            String label, @Nullable String path, String value, String css, String before, int width, String trend) {}

    /** @param cells one for each column */
    public record Row(String label, @Nullable String path, List<Cell> cells) {}

    public record Cell(String value, String css) {}

    /** What somebody who cannot see a chart is told. */
    public String words() {
        return figures.isEmpty()
                ? title
                : "%s: %s"
                        .formatted(
                                title,
                                figures.stream()
                                        .map(one -> one.label() + " " + one.value())
                                        .toList());
    }

    static PanelView of(Panel panel, Answer answer, Values values) {
        var view = new Builder(panel, values);
        return switch (answer) {
            case Answer.Chart chart -> view.chart(chart);
            case Answer.Numbers numbers -> view.numbers(numbers);
            case Answer.Rows rows -> view.rows(rows);
            case Answer.Top top -> view.top(top);
            case Answer.Heat heat -> view.heat(heat);
            case Answer.Text(var markdown) -> view.blocks(Blocks.of(markdown));
            case Answer.Nothing nothing -> view.nothing(nothing);
        };
    }

    /** @return a list of {at, letter, title, state}, in JSON */
    static String markers(List<Change> changes) {
        return JsonMapper.shared()
                .writeValueAsString(changes.stream()
                        .map(change -> Map.of(
                                "at",
                                change.at().getEpochSecond(),
                                "letter",
                                change.letter(),
                                "title",
                                change.title(),
                                "state",
                                change.state()))
                        .toList());
    }

    static String css(List<Threshold> thresholds, @Nullable Double number) {
        var level = Threshold.worst(thresholds, number);
        return level == null ? "" : "is-" + level.word();
    }

    private record Builder(Panel panel, Values values) {

        private PanelView view(
                String kind,
                @Nullable String headline,
                @Nullable String chart,
                List<Figure> figures,
                List<String> columns,
                List<Row> rows,
                @Nullable HeatDrawing heat,
                @Nullable String more) {
            var head = panel.head();
            return new PanelView(
                    head.id(),
                    values.inWords(head.title()),
                    head.span(),
                    head.note(),
                    kind,
                    headline,
                    chart,
                    figures,
                    columns,
                    rows,
                    heat,
                    List.of(),
                    null,
                    more);
        }

        private String kind() {
            return DashboardCode.type(panel);
        }

        PanelView chart(Answer.Chart chart) {
            if (!(panel instanceof Panel.TimeSeries series)) {
                throw new IllegalArgumentException("A chart is of a time series");
            }
            var figures = chart.lines().stream()
                    .map(line -> figure(line, series.unit(), series.thresholds(), "", 0, ""))
                    .toList();
            var headline = figures.size() == 1 ? figures.getFirst().value() : null;
            return view(
                    kind(),
                    headline,
                    ChartJson.of(series, chart),
                    figures,
                    List.of(),
                    List.of(),
                    null,
                    leftOut(chart.leftOut(), "lines with lower numbers are left out"));
        }

        PanelView numbers(Answer.Numbers numbers) {
            if (!(panel instanceof Panel.Stat stat)) {
                throw new IllegalArgumentException("Numbers are of a stat");
            }
            var figures = new ArrayList<Figure>();
            for (var line : numbers.lines()) {
                var before = numbers.lastWeek().stream()
                        .filter(old -> old.label().equals(line.label()))
                        .findFirst()
                        .map(old -> "last week " + stat.unit().write(old.total()))
                        .orElse(numbers.lastWeek().isEmpty() ? "" : "last week –");
                figures.add(figure(line, stat.unit(), stat.thresholds(), before, 0, Trend.points(line.values())));
            }
            return view(
                    kind(),
                    null,
                    null,
                    figures,
                    List.of(),
                    List.of(),
                    null,
                    leftOut(numbers.leftOut(), "more are left out"));
        }

        PanelView top(Answer.Top top) {
            if (!(panel instanceof Panel.TopList list)) {
                throw new IllegalArgumentException("A top is of a top list");
            }
            var most = top.lines().stream()
                    .mapToDouble(line -> line.total() == null ? 0 : Math.abs(line.total()))
                    .max()
                    .orElse(0);
            var figures = top.lines().stream()
                    .map(line -> figure(line, list.unit(), list.thresholds(), "", width(line.total(), most), ""))
                    .toList();
            return view(
                    kind(),
                    null,
                    null,
                    figures,
                    List.of(),
                    List.of(),
                    null,
                    leftOut(top.leftOut(), "more are not shown"));
        }

        private static int width(@Nullable Double number, double most) {
            return number == null || most <= 0 ? 0 : (int) Math.round(100 * Math.abs(number) / most);
        }

        private static Figure figure(
                Line line, Unit unit, List<Threshold> thresholds, String before, int width, String trend) {
            return new Figure(
                    line.label(),
                    line.path(),
                    unit.write(line.total()),
                    css(thresholds, line.total()),
                    before,
                    width,
                    trend);
        }

        PanelView rows(Answer.Rows answer) {
            if (!(panel instanceof Panel.Table table)) {
                throw new IllegalArgumentException("Rows are of a table");
            }
            var rows = answer.rows().stream()
                    .map(cells -> new Row(cells.line().label(), cells.line().path(), cells(table, cells)))
                    .toList();
            return view(
                    kind(),
                    null,
                    null,
                    List.of(),
                    table.columns().stream().map(Panel.Column::title).toList(),
                    rows,
                    null,
                    leftOut(answer.leftOut(), "more rows are left out"));
        }

        private static List<Cell> cells(Panel.Table table, Answer.Cells cells) {
            var written = new ArrayList<Cell>();
            for (var i = 0; i < table.columns().size(); i++) {
                var column = table.columns().get(i);
                var number = cells.numbers().get(i);
                written.add(new Cell(column.unit().write(number), css(column.thresholds(), number)));
            }
            return written;
        }

        PanelView heat(Answer.Heat heat) {
            return view(kind(), null, null, List.of(), List.of(), List.of(), HeatDrawing.of(heat), null);
        }

        PanelView blocks(List<Blocks.Block> blocks) {
            return bare(kind(), blocks, null);
        }

        PanelView nothing(Answer.Nothing nothing) {
            return bare("nothing", List.of(), nothing);
        }

        private PanelView bare(String kind, List<Blocks.Block> blocks, Answer.@Nullable Nothing nothing) {
            var head = panel.head();
            return new PanelView(
                    head.id(),
                    values.inWords(head.title()),
                    head.span(),
                    head.note(),
                    kind,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    blocks,
                    nothing,
                    null);
        }

        private static @Nullable String leftOut(int count, String words) {
            return count <= 0 ? null : "%d %s".formatted(count, words);
        }
    }
}
