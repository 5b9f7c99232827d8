package dev.quarterdeck.signals.log.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what lines say: those that are JSON objects field by field, others for a time and a level at their beginning. */
public final class EntryParser {

    private static final List<String> TIMES = List.of("@timestamp", "timestamp", "time", "ts", "instant");
    private static final List<String> LEVELS = List.of("log.level", "level", "severity", "lvl", "loglevel");
    private static final List<String> LOGGERS = List.of("log.logger", "logger", "logger_name", "loggerName");
    private static final List<String> MESSAGES = List.of("message", "msg", "@message", "log");
    private static final List<String> TRACES =
            List.of("error.stack_trace", "stack_trace", "exception.stacktrace", "stackTrace", "exception");
    private static final List<String> NOISE = List.of("ecs.version", "@version");

    private static final Pattern LEVEL = Pattern.compile("\\b(TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|SEVERE)\\b");
    private static final Pattern UNCAUGHT = Pattern.compile("Exception in thread .*|.*(?:Exception|Error): .*");
    private static final int LEVEL_WITHIN = 100;

    private EntryParser() {}

    public static LogEntry parse(RawEntry entry) {
        if (entry.head().text().startsWith("{")) {
            var fields = JsonFields.of(entry.head());
            if (!fields.isEmpty()) {
                return structured(entry, new LinkedHashMap<>(fields));
            }
        }
        return plain(entry);
    }

    private static LogEntry structured(RawEntry entry, Map<String, String> fields) {
        TIMES.forEach(fields::remove);
        NOISE.forEach(fields::remove);
        var level = taken(fields, LEVELS).flatMap(Level::of).orElse(null);
        var logger = taken(fields, LOGGERS).orElse(null);
        var message = taken(fields, MESSAGES);
        var trace = taken(fields, TRACES).stream().flatMap(String::lines);
        var lines = message.orElse(entry.head().text()).lines().toList();
        return entry(
                entry,
                level,
                logger,
                lines.isEmpty() ? "" : lines.getFirst(),
                fields,
                Stream.of(lines.stream().skip(1), trace, rest(entry)).flatMap(more -> more));
    }

    private static Optional<String> taken(Map<String, String> fields, List<String> names) {
        return names.stream().filter(fields::containsKey).findFirst().map(name -> String.valueOf(fields.remove(name)));
    }

    private static LogEntry plain(RawEntry entry) {
        var text = entry.head().text();
        return entry(entry, levelOf(Printable.of(text), entry), null, text, Map.of(), rest(entry));
    }

    private static @Nullable Level levelOf(String text, RawEntry entry) {
        var found = LEVEL.matcher(text).region(0, Math.min(LEVEL_WITHIN, text.length()));
        if (found.find()) {
            return Level.of(found.group(1)).orElse(null);
        }
        return !entry.more().isEmpty() && UNCAUGHT.matcher(text).matches() ? Level.ERROR : null;
    }

    private static Stream<String> rest(RawEntry entry) {
        return entry.more().stream().map(RawLine::text);
    }

    private static LogEntry entry(
            RawEntry entry,
            @Nullable Level level,
            @Nullable String logger,
            String message,
            Map<String, String> fields,
            Stream<String> more) {
        var printable = new LinkedHashMap<String, String>();
        fields.forEach((name, value) -> printable.put(Printable.of(name), Printable.of(value)));
        var head = entry.head();
        return new LogEntry(
                entry.replica(),
                entry.replica() + ":" + entry.offset(),
                entry.time(),
                level,
                logger == null ? null : Printable.of(logger),
                Printable.of(message),
                printable,
                more.map(Printable::of).toList(),
                head.text(),
                head.length(),
                head.cut());
    }
}
