package dev.quarterdeck.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** What an error page, the log line about the same failure and, if there is one, the caller's trace have in common. */
final class Reference {

    private static final Pattern TRACE_PARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private Reference() {}

    /** The trace id of W3C trace context, or a new one. */
    static String of(HttpServletRequest request) {
        var parent = request.getHeader("traceparent");
        var matcher = TRACE_PARENT.matcher(parent == null ? "" : parent);
        return matcher.matches() ? matcher.group(1) : next();
    }

    private static String next() {
        var random = ThreadLocalRandom.current();
        var format = HexFormat.of();
        return format.toHexDigits(random.nextLong()) + format.toHexDigits(random.nextLong());
    }
}
