package dev.quarterdeck.signals.dashboard.reading;

import dev.quarterdeck.signals.dashboard.panel.Panel;
import dev.quarterdeck.signals.dashboard.panel.Query;
import dev.quarterdeck.signals.dashboard.panel.Threshold;
import dev.quarterdeck.signals.dashboard.reading.Answer.Cells;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the answers of a table's columns beside one another. */
final class Tables {

    private Tables() {}

    /** @param asked the queries of the columns, without variables */
    static Answer.Rows rows(Panel.Table table, List<Query> asked, Map<Query, List<Line>> answers, int most) {
        var lines = new LinkedHashMap<String, Line>();
        var numbers = new LinkedHashMap<String, List<@Nullable Double>>();
        for (var column = 0; column < asked.size(); column++) {
            for (var line : answers.getOrDefault(asked.get(column), List.of())) {
                lines.putIfAbsent(line.label(), line);
                numbers.computeIfAbsent(line.label(), _ -> blank(asked.size())).set(column, line.total());
            }
        }
        var rows = lines.entrySet().stream()
                .map(line -> new Cells(line.getValue(), numbers.getOrDefault(line.getKey(), List.of())))
                .filter(row -> row.numbers().stream().anyMatch(number -> number != null))
                .sorted(order(table))
                .toList();
        return new Answer.Rows(rows.subList(0, Math.min(most, rows.size())), Math.max(0, rows.size() - most));
    }

    private static List<@Nullable Double> blank(int size) {
        var blank = new ArrayList<@Nullable Double>();
        for (var i = 0; i < size; i++) {
            blank.add(null);
        }
        return blank;
    }

    /** What was not measured comes last. */
    private static Comparator<Cells> order(Panel.Table table) {
        var sort = table.sort();
        var column = sort == null ? 0 : sort;
        var byNumber = table.ascending()
                ? Comparator.comparingDouble((Cells row) -> number(row, column, Double.POSITIVE_INFINITY))
                : Comparator.comparingDouble((Cells row) -> number(row, column, Double.NEGATIVE_INFINITY))
                        .reversed();
        var order = sort == null
                ? Comparator.comparingInt((Cells row) -> badness(table, row))
                        .reversed()
                        .thenComparing(byNumber)
                : byNumber;
        return order.thenComparing(row -> row.line().label());
    }

    private static double number(Cells row, int column, double missing) {
        var number = row.numbers().get(column);
        return number == null ? missing : number;
    }

    /** A thing that fails a limit is worse than one that has crossed any number of warnings. */
    private static int badness(Panel.Table table, Cells row) {
        var badness = 0;
        for (var i = 0; i < table.columns().size(); i++) {
            var level = Threshold.worst(
                    table.columns().get(i).thresholds(), row.numbers().get(i));
            badness += level == null ? 0 : level == Threshold.Level.FAIL ? 100 : 1;
        }
        return badness;
    }
}
