package dev.quarterdeck.signals.dashboard.panel;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What every panel has.
 *
 * @param id unique on its dashboard; stands in addresses
 * @param span of the twelve columns of a row
 * @param note below it, in a sentence
 */
public record Head(
        String id, String title, int span, @Nullable String note) {

    public static final int COLUMNS = 12;

    private static final Pattern ID = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    public Head {
        title = title.strip();
        if (!ID.matcher(id).matches() || id.equals("new") || id.equals("previews")) {
            throw new IllegalArgumentException(
                    "id: '%s' is not of small letters, digits and dashes, or is taken by the portal".formatted(id));
        }
        if (title.isEmpty() || title.length() > 120) {
            throw new IllegalArgumentException("title: give one of at most 120 characters");
        }
        if (span < 2 || span > COLUMNS) {
            throw new IllegalArgumentException("span: from 2 to 12 columns, not %d".formatted(span));
        }
        if (note != null && note.isBlank()) {
            note = null;
        }
    }
}
