package dev.quarterdeck.catalog.scorecard;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a fact must be like. */
public sealed interface Condition {

    boolean isMetBy(@Nullable String value);

    /** As a person would say it, after the name of the fact. */
    String words();

    record Exists() implements Condition {

        @Override
        public boolean isMetBy(@Nullable String value) {
            return value != null;
        }

        @Override
        public String words() {
            return "is there";
        }
    }

    record Is(String wanted) implements Condition {

        @Override
        public boolean isMetBy(@Nullable String value) {
            return wanted.equalsIgnoreCase(value);
        }

        @Override
        public String words() {
            return "is " + wanted;
        }
    }

    record OneOf(List<String> wanted) implements Condition {

        public OneOf {
            wanted = List.copyOf(wanted);
        }

        @Override
        public boolean isMetBy(@Nullable String value) {
            return value != null && wanted.stream().anyMatch(value::equalsIgnoreCase);
        }

        @Override
        public String words() {
            return "is one of " + String.join(", ", wanted);
        }
    }

    record AtLeast(BigDecimal least) implements Condition {

        @Override
        public boolean isMetBy(@Nullable String value) {
            return Numbers.in(value)
                    .filter(number -> number.compareTo(least) >= 0)
                    .isPresent();
        }

        @Override
        public String words() {
            return "is at least " + least;
        }
    }

    record AtMost(BigDecimal most) implements Condition {

        @Override
        public boolean isMetBy(@Nullable String value) {
            return Numbers.in(value)
                    .filter(number -> number.compareTo(most) <= 0)
                    .isPresent();
        }

        @Override
        public String words() {
            return "is at most " + most;
        }
    }
}
