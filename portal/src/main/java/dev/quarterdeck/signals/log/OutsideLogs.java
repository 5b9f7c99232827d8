package dev.quarterdeck.signals.log;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.log.LogAnswer;
import dev.quarterdeck.connector.log.LogCount;
import dev.quarterdeck.connector.log.LogQuestion;
import dev.quarterdeck.connector.log.LogQuestion.Condition;
import dev.quarterdeck.connector.log.LogQuestion.Direction;
import dev.quarterdeck.connector.log.LogQuestionRefused;
import dev.quarterdeck.connector.log.LogRecord;
import dev.quarterdeck.connector.log.LogRetention;
import dev.quarterdeck.connector.log.LogSource;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.signals.log.entry.Level;
import dev.quarterdeck.signals.log.entry.LogEntry;
import dev.quarterdeck.signals.log.entry.Printable;
import dev.quarterdeck.signals.log.search.LogFilter;
import dev.quarterdeck.signals.log.search.Term;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What systems outside keep. */
@Component
class OutsideLogs {

    private final List<LogSource> sources;
    private final Clock clock;

    OutsideLogs(List<LogSource> sources, Clock clock) {
        this.sources = List.copyOf(sources);
        this.clock = clock;
    }

    List<String> names() {
        return sources.stream().map(LogSource::name).toList();
    }

    /** @throws SourceUnavailable if it does not answer */
    LogRetention retention(String source) {
        return get(source).retention();
    }

    private LogSource get(String name) {
        return sources.stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFound("There is no source of logs named '%s'.".formatted(name)));
    }

    LogPage page(String source, LogPlace place, LogFilter filter, LogWindow window) {
        return switch (window) {
            case LogWindow.Last(var limit) -> page(source, place, filter, Direction.TO_THE_PAST, null, limit);
            case LogWindow.First(var limit) -> page(source, place, filter, Direction.TO_THE_PRESENT, null, limit);
            case LogWindow.Older(var cursor, var limit) ->
                page(source, place, filter, Direction.TO_THE_PAST, cursor, limit);
            case LogWindow.Newer(var cursor, var limit) ->
                page(source, place, filter, Direction.TO_THE_PRESENT, cursor, limit);
            case LogWindow.Around(var position, var lines) -> around(source, place, filter, position, lines);
        };
    }

    private LogPage page(
            String source, LogPlace place, LogFilter filter, Direction direction, @Nullable String cursor, int limit) {
        return page(ask(source, question(place, filter, direction, cursor, false, limit)));
    }

    private LogPage around(String source, LogPlace place, LogFilter filter, String position, int lines) {
        var all = filter.withoutConditions();
        var before = ask(source, question(place, all, Direction.TO_THE_PAST, position, false, lines));
        var after = ask(source, question(place, all, Direction.TO_THE_PRESENT, position, true, lines + 1));
        var records = new ArrayList<>(before.records());
        records.addAll(after.records());
        return page(new LogAnswer(records, before.older(), after.newer(), null));
    }

    private LogAnswer ask(String source, LogQuestion question) {
        try {
            return get(source).search(question);
        } catch (LogQuestionRefused e) {
            throw new IllegalArgumentException("Text: " + e.getMessage(), e);
        }
    }

    private static LogQuestion question(
            LogPlace place,
            LogFilter filter,
            Direction direction,
            @Nullable String cursor,
            boolean inclusive,
            int limit) {
        return new LogQuestion(
                place.component().name(),
                place.environment(),
                filter.replicas(),
                words(filter.atLeast()),
                filter.query().terms().stream().map(OutsideLogs::condition).toList(),
                filter.from(),
                filter.to(),
                direction,
                cursor,
                inclusive,
                limit);
    }

    LogHistogram histogram(String source, LogPlace place, LogFilter filter) {
        var oldest = filter.from() == null ? retention(source).oldest() : filter.from();
        var counts = new LineCounts();
        var end = filter.to() == null ? clock.instant() : filter.to();
        if (oldest != null && oldest.isBefore(end)) {
            var question = question(
                    place,
                    new LogFilter(filter.replicas(), filter.atLeast(), filter.query(), oldest, end, 0),
                    Direction.TO_THE_PAST,
                    null,
                    false,
                    1);
            count(source, question, LineCounts.step(oldest, end))
                    .forEach(count ->
                            counts.add(count.at(), Level.of(count.level()).orElse(null), count.lines()));
        }
        return counts.histogram(filter.from(), filter.to(), 0, null);
    }

    private List<LogCount> count(String source, LogQuestion question, Duration width) {
        var groups = Map.of(
                Level.ERROR.name(), words(Level.ERROR),
                Level.WARN.name(), Set.copyOf(Level.WARN.words()));
        try {
            return get(source).count(question, width, groups);
        } catch (LogQuestionRefused e) {
            throw new IllegalArgumentException("Text: " + e.getMessage(), e);
        }
    }

    private static Set<String> words(@Nullable Level atLeast) {
        return atLeast == null
                ? Set.of()
                : Stream.of(Level.values())
                        .filter(level -> level.isAtLeast(atLeast))
                        .flatMap(level -> level.words().stream())
                        .collect(Collectors.toSet());
    }

    private static Condition condition(Term term) {
        return switch (term) {
            case Term.Phrase phrase -> new Condition.Text(phrase.text(), true);
            case Term.Without(var phrase) -> new Condition.Text(phrase.text(), false);
            case Term.Regex(var pattern) -> new Condition.Pattern(pattern.pattern());
            case Term.Field(var name, var value, var equal) -> new Condition.Field(name, value, equal);
        };
    }

    private static LogPage page(LogAnswer answer) {
        List<LogRow> rows = answer.records().stream()
                .<LogRow>map(found -> new LogRow.Line(entry(found), true))
                .toList();
        return new LogPage(rows, answer.older(), answer.newer(), 0, false, null);
    }

    /** All lines of a trace that one source keeps, of all components. */
    List<TraceLog.Line> ofTrace(String source, String traceId, LogFilter when, int limit) {
        var question = new LogQuestion(
                null,
                null,
                Set.of(),
                Set.of(),
                List.of(new Condition.Trace(traceId)),
                when.from(),
                when.to(),
                Direction.TO_THE_PRESENT,
                null,
                false,
                limit);
        return ask(source, question).records().stream()
                .map(found -> new TraceLog.Line(
                        source, found.component(), Objects.requireNonNullElse(found.environment(), ""), entry(found)))
                .toList();
    }

    private static LogEntry entry(LogRecord found) {
        var fields = new LinkedHashMap<String, String>();
        found.fields().forEach((name, value) -> fields.put(Printable.of(name), Printable.of(value)));
        var lines = found.message().lines().map(Printable::of).toList();
        var level = found.level();
        return new LogEntry(
                Objects.requireNonNullElse(found.replica(), ""),
                found.position(),
                found.time(),
                level == null ? null : Level.of(level).orElse(null),
                found.logger(),
                lines.isEmpty() ? "" : lines.getFirst(),
                fields,
                lines.stream().skip(1).toList(),
                found.message(),
                found.message().length(),
                false);
    }
}
