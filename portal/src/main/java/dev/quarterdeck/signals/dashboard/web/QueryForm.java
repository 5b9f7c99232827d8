package dev.quarterdeck.signals.dashboard.web;

import static dev.quarterdeck.signals.dashboard.web.DashboardForm.or;

import dev.quarterdeck.signals.dashboard.panel.Panel.Column;
import dev.quarterdeck.signals.dashboard.panel.Query;
import dev.quarterdeck.signals.dashboard.panel.Selection;
import dev.quarterdeck.signals.dashboard.panel.Threshold;
import dev.quarterdeck.signals.dashboard.panel.Threshold.Level;
import dev.quarterdeck.signals.dashboard.panel.Unit;
import dev.quarterdeck.signals.dashboard.panel.What;
import dev.quarterdeck.signals.dashboard.panel.What.Counted;
import dev.quarterdeck.signals.dashboard.panel.What.Per;
import dev.quarterdeck.signals.dashboard.panel.What.Share;
import dev.quarterdeck.signals.dashboard.panel.What.Signal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a form asks; what is missing is empty.
 *
 * @param ask signal, counter, ratio or promql; empty for no query
 * @param whole of a ratio; {@code counter} is its part
 * @param components separated by commas, like {@code releases}
 * @param connection of PromQL; nothing for the first
 * @param unit and the rest are of a column of a table
 */
public record QueryForm(
        @Nullable String ask,
        @Nullable String signal,
        @Nullable String counter,
        @Nullable String per,
        @Nullable String whole,
        @Nullable String components,
        @Nullable String system,
        @Nullable String owner,
        @Nullable String type,
        @Nullable String environment,
        @Nullable String releases,
        @Nullable String by,
        @Nullable String label,
        @Nullable String promql,
        @Nullable String legend,
        @Nullable String connection,
        @Nullable String unit,
        @Nullable String worse,
        @Nullable String warn,
        @Nullable String fail) {

    static QueryForm empty(String ask, String environment, String by) {
        return new QueryForm(
                ask,
                "rate",
                "",
                "minute",
                "",
                "",
                "",
                "",
                "",
                environment,
                "",
                by,
                "",
                "",
                "",
                "",
                "",
                "above",
                "",
                "");
    }

    static QueryForm of(Query query) {
        return of(query, "", List.of(), null);
    }

    static QueryForm of(Column column) {
        return of(column.query(), column.unit().word(), column.thresholds(), column.title());
    }

    private static QueryForm of(Query query, String unit, List<Threshold> thresholds, @Nullable String title) {
        var limits = Limits.of(thresholds);
        return switch (query) {
            case Query.PromQl(var promQl, var legend, var connection) ->
                new QueryForm(
                        "promql",
                        "rate",
                        "",
                        "minute",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "place",
                        title,
                        promQl,
                        legend,
                        connection,
                        unit,
                        limits.worse(),
                        limits.warn(),
                        limits.fail());
            case Query.Own own -> {
                var of = own.selection();
                var what = own.what();
                yield new QueryForm(
                        ask(what),
                        what instanceof Signal signal ? signal.word() : "rate",
                        what instanceof Counted counted
                                ? counted.counter()
                                : what instanceof Share share ? share.part() : "",
                        what instanceof Counted counted ? counted.per().word() : "minute",
                        what instanceof Share share ? share.whole() : "",
                        String.join(", ", of.components()),
                        of.system(),
                        of.owner(),
                        of.type(),
                        of.environment(),
                        String.join(", ", of.releases()),
                        own.by().word(),
                        title == null ? own.label() : title,
                        "",
                        "",
                        "",
                        unit,
                        limits.worse(),
                        limits.warn(),
                        limits.fail());
            }
        };
    }

    private static String ask(What what) {
        return switch (what) {
            case Signal _ -> "signal";
            case Counted _ -> "counter";
            case Share _ -> "ratio";
        };
    }

    boolean isEmpty() {
        return or(ask, "").isEmpty();
    }

    /** @throws IllegalArgumentException that names the field that is wrong */
    Query query() {
        return query(or(label, ""));
    }

    private Query query(String called) {
        var lineLabel = called.isEmpty() ? null : called;
        if (or(ask, "").equals("promql")) {
            return new Query.PromQl(or(promql, ""), given(legend), given(connection));
        }
        return new Query.Own(what(), selection(), Query.By.of(or(by, "nothing")), lineLabel);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private What what() {
        return switch (or(ask, "")) {
            case "signal" -> Signal.of(or(signal, "rate"));
            case "counter" -> new Counted(or(counter, ""), Per.of(or(per, "minute")));
            case "ratio" -> new Share(or(counter, ""), or(whole, ""));
            default -> throw new IllegalArgumentException("Ask: choose a signal, a counter, a ratio or PromQL");
        };
    }

    private Selection selection() {
        return new Selection(
                Stream.of(or(components, "").split(",")).toList(),
                or(system, ""),
                or(owner, ""),
                or(type, ""),
                or(environment, ""),
                Stream.of(or(releases, "").split(",")).toList());
    }

    /** @throws IllegalArgumentException that names the field that is wrong */
    Column column() {
        var query = query("");
        var word = or(unit, "");
        var usual = query instanceof Query.Own own ? own.what().usualUnit() : Unit.COUNT;
        var title = or(label, query instanceof Query.Own own ? own.what().words() : "Value");
        return new Column(
                title,
                query,
                word.isEmpty() ? usual : Unit.of(word),
                new Limits(or(worse, "above"), or(warn, ""), or(fail, "")).thresholds());
    }

    /** Thresholds as forms have them. */
    record Limits(String worse, String warn, String fail) {

        static Limits of(List<Threshold> thresholds) {
            var worse = thresholds.stream().anyMatch(Threshold::below) ? "below" : "above";
            return new Limits(worse, first(thresholds, Level.WARN), first(thresholds, Level.FAIL));
        }

        private static String first(List<Threshold> thresholds, Level level) {
            return thresholds.stream()
                    .filter(one -> one.level() == level)
                    .findFirst()
                    .map(one -> written(one.value()))
                    .orElse("");
        }

        private static String written(double value) {
            return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
        }

        List<Threshold> thresholds() {
            var thresholds = new ArrayList<Threshold>();
            var below = worse.equals("below");
            if (!warn.isEmpty()) {
                thresholds.add(new Threshold(number(warn, "Warn at"), below, Level.WARN));
            }
            if (!fail.isEmpty()) {
                thresholds.add(new Threshold(number(fail, "Bad at"), below, Level.FAIL));
            }
            return thresholds;
        }

        private static double number(String text, String field) {
            try {
                return Double.parseDouble(text.replace(',', '.'));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("%s: '%s' is not a number".formatted(field, text), e);
            }
        }
    }
}
