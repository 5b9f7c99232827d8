package dev.quarterdeck.signals.web;

import java.util.Arrays;
import java.util.Locale;

/** What stands beside the signals of a component. */
public enum Comparison {
    RELEASES("each release"),
    VERSIONS("two versions"),
    WEEK("with last week"),
    NOTHING("nothing");

    private final String label;

    Comparison(String label) {
        this.label = label;
    }

    static Comparison of(String word) {
        return Arrays.stream(values())
                .filter(comparison -> comparison.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Compare releases, versions, week or nothing, not '%s'".formatted(word)));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String label() {
        return label;
    }
}
