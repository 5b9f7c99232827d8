package dev.quarterdeck.signals.log.web;

import dev.quarterdeck.signals.log.entry.LogEntry;
import dev.quarterdeck.signals.log.search.LogQuery;
import dev.quarterdeck.signals.log.search.QueryMatcher;
import dev.quarterdeck.signals.log.search.Term;
import dev.quarterdeck.signals.log.web.LineView.Part;
import java.util.ArrayList;
import java.util.List;

/** Marks what was looked for. */
final class Marks {

    private static final int MOST = 50;
    private static final int LONGEST_FIELD = 200;

    private final QueryMatcher matcher;
    private final LogQuery query;

    Marks(LogQuery query) {
        this.query = query;
        this.matcher = query.matcher();
    }

    List<Part> in(String text) {
        var parts = new ArrayList<Part>();
        var at = 0;
        for (var range : matcher.found(text, MOST)) {
            if (range.begin() >= at && range.end() > range.begin()) {
                add(parts, text.substring(at, range.begin()), false);
                add(parts, text.substring(range.begin(), range.end()), true);
                at = range.end();
            }
        }
        add(parts, text.substring(at), false);
        return parts;
    }

    private static void add(List<Part> parts, String text, boolean mark) {
        if (!text.isEmpty()) {
            parts.add(new Part(text, mark));
        }
    }

    /** Fields that say what was looked for, if the message does not. */
    List<Part> besides(LogEntry entry) {
        if (query.isEmpty() || !matcher.found(entry.message(), 1).isEmpty()) {
            return List.of();
        }
        var parts = new ArrayList<Part>();
        entry.fields().forEach((name, value) -> {
            if (value.length() <= LONGEST_FIELD
                    && (isAskedFor(name) || !matcher.found(value, 1).isEmpty())) {
                parts.add(new Part(" " + name + "=", false));
                parts.addAll(in(value));
            }
        });
        return parts;
    }

    private boolean isAskedFor(String name) {
        return query.terms().stream()
                .anyMatch(
                        term -> term instanceof Term.Field(var field, var _, var equal) && equal && field.equals(name));
    }
}
