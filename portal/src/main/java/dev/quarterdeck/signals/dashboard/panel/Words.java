package dev.quarterdeck.signals.dashboard.panel;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.function.Function;

/** Reads the words by which constants are written. */
final class Words {

    private Words() {}

    static <T> T of(T[] all, Function<T, String> word, String text) {
        return Arrays.stream(all)
                .filter(one -> word.apply(one).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'%s' is none of %s"
                        .formatted(text, Arrays.stream(all).map(word).collect(joining(", ")))));
    }
}
