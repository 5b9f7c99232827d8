package dev.quarterdeck.signals.objective;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What has to be known of a query to count by it. Everything else about it knows only who answers it. */
final class PromQl {

    private static final String SELECTOR =
            "(?:[a-zA-Z_:][a-zA-Z0-9_:]*\\s*(?:\\{(?:[^\"'{}]|\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*')*\\})?"
                    + "|\\{(?:[^\"'{}]|\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*')+\\})";

    private static final Pattern SUM = Pattern.compile(
            "\\s*(?:sum\\s*(?:(?:by|without)\\s*\\([^()]*\\)\\s*)?\\(\\s*(?<summed>%1$s)\\s*\\)|(?<plain>%1$s))\\s*"
                    .formatted(SELECTOR));

    private static final Pattern RATE = Pattern.compile("\\bi?rate\\s*\\(");
    private static final Pattern INCREASE =
            Pattern.compile("\\bincrease\\s*\\(.*?\\[\\s*(\\d+)([smhd])\\s*\\]", Pattern.DOTALL);

    /** As Sloth's files leave a place for a range. */
    private static final Pattern WINDOW = Pattern.compile("\\{\\{\\s*\\.window\\s*\\}\\}");

    private PromQl() {}

    /** The series of which it is the sum; null if it is anything else, so that their numbers say nothing of it. */
    static @Nullable String selector(String query) {
        var found = SUM.matcher(query);
        if (!found.matches()) {
            return null;
        }
        var summed = found.group("summed");
        return summed == null ? found.group("plain") : summed;
    }

    /** With a minute where a place for a range was left. */
    static String filled(String query) {
        return WINDOW.matcher(query).replaceAll("1m");
    }

    /** By what an answer has to be multiplied to be that of a minute: a rate is of a second, an increase of its range. */
    static double perMinute(String query) {
        if (RATE.matcher(query).find()) {
            return 60;
        }
        var increase = INCREASE.matcher(query);
        if (!increase.find()) {
            return 1;
        }
        var seconds = Long.parseLong(increase.group(1))
                * switch (increase.group(2)) {
                    case "s" -> 1;
                    case "m" -> 60;
                    case "h" -> 3_600;
                    default -> 86_400;
                };
        return seconds <= 0 ? 1 : 60.0 / seconds;
    }

    /** The share that was bad, with a place for the range; empty if no such query can be made of it. */
    static Optional<String> errorRatio(Question question) {
        if (!(question instanceof Question.Share(var part, var good, var total, var counters)) || !counters) {
            return Optional.empty();
        }
        var some = selector(part);
        var all = selector(total);
        return some == null || all == null
                ? Optional.empty()
                : Optional.of("%ssum(rate(%s[%%1$s])) / sum(rate(%s[%%1$s]))"
                        .formatted(good ? "1 - " : "", escaped(some), escaped(all)));
    }

    private static String escaped(String selector) {
        return selector.replace("%", "%%");
    }
}
