package dev.quarterdeck.shop.kit.trace;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One span of a trace, as W3C Trace Context names it.
 *
 * @param traceId 32 hexadecimal digits, not all zero
 * @param spanId 16 hexadecimal digits, not all zero
 * @param flags 2 hexadecimal digits; the lowest bit says that the caller records this trace
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">the traceparent header</a>
 */
public record TraceContext(String traceId, String spanId, String flags) {

    public static final String HEADER = "traceparent";

    // a version after 00 may append further fields; ff is forbidden
    private static final Pattern TRACEPARENT =
            Pattern.compile("(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

    public static TraceContext begin() {
        return new TraceContext(randomHex(2), randomHex(1), "01");
    }

    /** The caller's span; empty if the header is missing or not valid, and a new trace has to begin. */
    public static Optional<TraceContext> parse(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        var fields = TRACEPARENT.matcher(header);
        if (!fields.matches() || (fields.group(1).equals("00") && fields.group(5) != null)) {
            return Optional.empty();
        }
        return Optional.of(new TraceContext(fields.group(2), fields.group(3), fields.group(4)));
    }

    /** A span of the same trace, called by this one. */
    public TraceContext child() {
        return new TraceContext(traceId, randomHex(1), flags);
    }

    public String header() {
        return "00-%s-%s-%s".formatted(traceId, spanId, flags);
    }

    private static String randomHex(int longs) {
        var hex = new StringBuilder();
        for (int i = 0; i < longs; i++) {
            hex.append(HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong() | 1));
        }
        return hex.toString();
    }
}
