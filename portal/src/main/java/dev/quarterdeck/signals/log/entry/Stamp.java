package dev.quarterdeck.signals.log.entry;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds when a line says that it was written. Every line that is looked at is asked for this, so that it does without
 * patterns and without reading a whole object. A time without a zone is in UTC.
 */
final class Stamp {

    private static final List<String> KEYS =
            List.of("\"@timestamp\"", "\"timestamp\"", "\"time\"", "\"ts\"", "\"instant\"");

    private static final int FAR = 2_048;

    private Stamp() {}

    static @Nullable Instant of(String text) {
        return text.startsWith("{") ? inObject(text) : at(text, text.startsWith("[") ? 1 : 0);
    }

    private static @Nullable Instant inObject(String text) {
        var far = Math.min(FAR, text.length());
        for (var key : KEYS) {
            var at = text.indexOf(key, 1, far);
            if (at > 0) {
                return of(text, at + key.length());
            }
        }
        return null;
    }

    /** Of the value after a key. */
    private static @Nullable Instant of(String text, int from) {
        var at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == ':')) {
            at++;
        }
        return at < text.length() && text.charAt(at) == '"' ? at(text, at + 1) : sinceEpoch(text, at);
    }

    /** In seconds, milliseconds, microseconds or nanoseconds, as its size tells. */
    private static @Nullable Instant sinceEpoch(String text, int from) {
        var scanner = new Scanner(text, from);
        var number = scanner.number(1, 19);
        if (number <= 0) {
            return null;
        }
        if (number < 100_000_000_000L) {
            return Instant.ofEpochSecond(number, scanner.fraction());
        }
        if (number < 100_000_000_000_000L) {
            return Instant.ofEpochMilli(number);
        }
        return number < 100_000_000_000_000_000L
                ? Instant.ofEpochSecond(number / 1_000_000, number % 1_000_000 * 1_000)
                : Instant.ofEpochSecond(number / 1_000_000_000, number % 1_000_000_000);
    }

    /** Of the form of ISO 8601, with a blank in place of the T and a comma in place of the point if you like. */
    static @Nullable Instant at(String text, int from) {
        var scanner = new Scanner(text, from);
        var year = scanner.number(4, 4);
        var month = scanner.after('-', '-');
        var day = scanner.after('-', '-');
        var hour = scanner.after('T', ' ');
        var minute = scanner.after(':', ':');
        var second = scanner.after(':', ':');
        if (scanner.failed) {
            return null;
        }
        var fraction = scanner.fraction();
        try {
            return LocalDateTime.of((int) year, month, day, hour, minute, Math.min(second, 59), fraction)
                    .toInstant(ZoneOffset.ofTotalSeconds(scanner.zone()));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static final class Scanner {

        private final String text;
        private int at;
        private boolean failed;

        private Scanner(String text, int at) {
            this.text = text;
            this.at = at;
        }

        private boolean isDigit() {
            return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
        }

        private boolean take(char one, char other) {
            if (at < text.length() && (text.charAt(at) == one || text.charAt(at) == other)) {
                at++;
                return true;
            }
            return false;
        }

        private long number(int least, int most) {
            var begin = at;
            var number = 0L;
            while (at - begin < most && isDigit()) {
                number = number * 10 + (text.charAt(at++) - '0');
            }
            failed |= at - begin < least;
            return failed ? -1 : number;
        }

        /** Two digits after one of two characters. */
        private int after(char one, char other) {
            failed |= failed || !take(one, other);
            return (int) number(2, 2);
        }

        /** In nanoseconds; 0 if there is none. */
        private int fraction() {
            if (!take('.', ',')) {
                return 0;
            }
            var nanos = 0;
            var digits = 0;
            for (; isDigit(); at++) {
                if (digits++ < 9) {
                    nanos = nanos * 10 + (text.charAt(at) - '0');
                }
            }
            for (; digits < 9; digits++) {
                nanos *= 10;
            }
            return nanos;
        }

        /** In seconds to the east; 0 if none is said. */
        private int zone() {
            var sign = at < text.length() ? text.charAt(at) : 'Z';
            if (sign != '+' && sign != '-') {
                return 0;
            }
            at++;
            var hours = number(2, 2);
            take(':', ':');
            var seconds = (hours * 60 + number(2, 2)) * 60;
            return failed ? 0 : (int) (sign == '-' ? -seconds : seconds);
        }
    }
}
