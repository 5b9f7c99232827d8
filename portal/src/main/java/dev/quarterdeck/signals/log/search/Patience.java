package dev.quarterdeck.signals.log.search;

import dev.quarterdeck.signals.log.search.QueryMatcher.Range;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for patterns, and gives up on those that try so many ways that a search would not end. Counted in looks at
 * characters, so that the answer does not depend on how busy the machine is.
 */
final class Patience {

    static final long OF_A_LINE = 2_000_000;
    static final long OF_A_SEARCH = 300_000_000;

    private long looks;

    /** @throws IllegalArgumentException if it takes too long */
    boolean finds(Pattern pattern, String text) {
        return ranges(pattern, text, 1).findFirst().isPresent();
    }

    /** @throws IllegalArgumentException if it takes too long */
    Stream<Range> ranges(Pattern pattern, String text, int most) {
        try {
            var found = new ArrayList<Range>();
            var matcher = pattern.matcher(new Watched(text, looks + OF_A_LINE));
            while (found.size() < most && matcher.find()) {
                found.add(new Range(matcher.start(), matcher.end()));
            }
            return found.stream();
        } catch (StackOverflowError | OutOfPatience e) {
            throw new IllegalArgumentException(
                    "Text: /%s/ takes too long. Avoid repetitions within repetitions, such as (a+)+."
                            .formatted(pattern.pattern()),
                    e);
        }
    }

    private static final class OutOfPatience extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private OutOfPatience() {
            super(null, null, false, false);
        }
    }

    private final class Watched implements CharSequence {

        private final String text;
        private final long most;

        private Watched(String text, long most) {
            this.text = text;
            this.most = Math.min(most, OF_A_SEARCH);
        }

        @Override
        public char charAt(int index) {
            if (++looks > most) {
                throw new OutOfPatience();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
