package dev.quarterdeck.signals.dashboard.panel;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a panel asks; it is answered by lines, each with a label. */
public sealed interface Query {

    /** Texts in which variables may stand. */
    Stream<String> texts();

    /** Of each of what there is a line of its own. */
    enum By {
        /** One line for all together. */
        NOTHING("all together"),
        COMPONENT("component"),
        ENVIRONMENT("environment"),
        /** A component in an environment. */
        PLACE("component and environment"),
        RELEASE("release");

        private final String label;

        By(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException if it is none */
        public static By of(String word) {
            return Words.of(values(), By::word, word);
        }
    }

    /**
     * Of what the portal measures itself.
     *
     * @param label of its line, or before those of its lines; null for one that says what is asked
     */
    record Own(
            What what, Selection selection, By by, @Nullable String label) implements Query {

        @Override
        public Stream<String> texts() {
            return selection.texts();
        }
    }

    /**
     * Of a Prometheus.
     *
     * @param promQl with variables, and with {@code $__interval}, {@code $__rate_interval} and {@code $__range}, as in Grafana
     * @param legend of a line, with labels as <code>{{instance}}</code>; null for all labels
     * @param connection that is asked; null for the first
     */
    record PromQl(
            String promQl,
            @Nullable String legend,
            @Nullable String connection) implements Query {

        /** Of the first connection. */
        public PromQl(String promQl, @Nullable String legend) {
            this(promQl, legend, null);
        }

        public PromQl {
            if (promQl.isBlank()) {
                throw new IllegalArgumentException("A PromQL query is missing");
            }
            if (promQl.length() > 10_000) {
                throw new IllegalArgumentException("A PromQL query has at most 10,000 characters");
            }
        }

        @Override
        public Stream<String> texts() {
            return Stream.of(promQl);
        }
    }
}
