package dev.quarterdeck.search;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What somebody typed to find something.
 *
 * @param text in lower case, with single spaces, cut where no name is that long
 */
public record SearchText(String text) {

    private static final int LONGEST = 100;
    private static final Pattern SPACE = Pattern.compile("\\s+");

    public SearchText {
        text = SPACE.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
        text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** All of them must be found. */
    List<String> words() {
        return isEmpty() ? List.of() : List.of(text.split(" "));
    }

    /** As a name would have it: {@code order service} is {@code order-service}. */
    String asName() {
        return text.replace(' ', '-');
    }

    /** Whether {@code sentence} holds every word. */
    public boolean isIn(String sentence) {
        var lowered = sentence.toLowerCase(Locale.ROOT);
        return Stream.of(text.split(" ")).allMatch(lowered::contains);
    }
}
