package dev.quarterdeck.signals.log.web;

import dev.quarterdeck.signals.log.LogPlace;
import dev.quarterdeck.signals.log.entry.LogEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one line says.
 *
 * @param href address of the line
 * @param traceHref where its trace is shown; null if it has none
 * @param traceLogs all lines of the trace; likewise
 */
record LineFields(
        String id,
        String href,
        @Nullable String traceHref,
        @Nullable String traceLogs,
        String raw,
        List<Field> fields,
        List<String> more) {

    /** @param only where only lines with this value are shown */
    record Field(String name, String value, String only) {}

    static LineFields of(LogPlace place, LogRequest request, LogEntry entry) {
        var fields = new ArrayList<Field>();
        var time = entry.time();
        var level = entry.level();
        var address = request.address(place.path())
                .with("environment", place.environment())
                .with("follow", null);
        if (time != null) {
            fields.add(new Field(
                    "time",
                    time.toString(),
                    address.with("from", time).with("after", "start").toString()));
        }
        fields.add(new Field(
                "replica",
                entry.replica(),
                address.with("replica", entry.replica()).toString()));
        if (level != null) {
            fields.add(field(address, "level", level.name()));
        }
        if (entry.logger() != null) {
            fields.add(field(address, "logger", entry.logger()));
        }
        entry.fields().forEach((name, value) -> fields.add(field(address, name, value)));
        var trace = entry.traceId();
        return new LineFields(
                LineViews.id(entry.position()),
                LineViews.href(place, request.sourceOr(), entry),
                trace.map(id -> "/traces/" + id).orElse(null),
                trace.map(id -> Address.of("/logs")
                                .and("trace", id)
                                .and("around", time)
                                .toString())
                        .orElse(null),
                entry.raw(),
                fields,
                entry.more());
    }

    private static Field field(Address address, String name, String value) {
        return new Field(
                name,
                value,
                address.with("q", "%s=\"%s\"".formatted(name, value.replace("\"", "")))
                        .toString());
    }
}
