package dev.quarterdeck.signals.log.replica;

import static java.util.stream.Collectors.joining;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A place between two lines of the stream: a position in the log of each replica. No line is lost or shown twice between two
 * pages, whatever the clocks of the replicas say.
 */
public record LogCursor(Map<String, Long> positions) {

    private static final Pattern FORM =
            Pattern.compile("[a-z0-9-]{1,80}:[0-9]{1,18}(,[a-z0-9-]{1,80}:[0-9]{1,18}){0,199}");

    public LogCursor {
        positions = Map.copyOf(positions);
    }

    /** @throws IllegalArgumentException unless it is of the form {@code replica:offset,replica:offset} */
    public static LogCursor of(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("'%s' is no position in a log".formatted(text));
        }
        var positions = new TreeMap<String, Long>();
        for (var part : text.split(",")) {
            var colon = part.indexOf(':');
            positions.put(part.substring(0, colon), Long.valueOf(part.substring(colon + 1)));
        }
        return new LogCursor(positions);
    }

    @Override
    public String toString() {
        return new TreeMap<>(positions)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + ":" + entry.getValue())
                        .collect(joining(","));
    }
}
