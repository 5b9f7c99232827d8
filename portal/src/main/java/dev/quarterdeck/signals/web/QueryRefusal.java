package dev.quarterdeck.signals.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why a query was not answered.
 *
 * @param message in the source's own words
 * @param line of the query in which it is wrong, and under it a mark at the place; null if it says no place
 */
public record QueryRefusal(String message, @Nullable String line) {

    private static final Pattern PLACE = Pattern.compile("(?<line>\\d+):(?<column>\\d+): parse error");

    static QueryRefusal of(String query, String message) {
        var place = PLACE.matcher(message);
        if (!place.find()) {
            return new QueryRefusal(message, null);
        }
        var lines = query.lines().toList();
        var line = Integer.parseInt(place.group("line")) - 1;
        var column = Integer.parseInt(place.group("column")) - 1;
        return line < 0
                        || line >= lines.size()
                        || column < 0
                        || column > lines.get(line).length()
                ? new QueryRefusal(message, null)
                : new QueryRefusal(message, lines.get(line) + "\n" + " ".repeat(column) + "^");
    }
}
