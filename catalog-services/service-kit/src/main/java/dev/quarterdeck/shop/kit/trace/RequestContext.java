package dev.quarterdeck.shop.kit.trace;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What ties together the log lines and calls that come of one request. It travels in the log's own context (MDC), under
 * the names of the Elastic Common Schema.
 *
 * @param requestId chosen by the first who saw the request, passed on unchanged
 */
public record RequestContext(String requestId, TraceContext trace) {

    public static final String HEADER = "X-Request-Id";

    private static final Pattern SAFE_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String REQUEST_ID = "http.request.id";
    private static final String TRACE_ID = "trace.id";
    private static final String SPAN_ID = "span.id";
    private static final String TRACE_FLAGS = "trace.flags";

    /** Continues what the headers of a request say; what they leave out or get wrong begins anew. */
    public static RequestContext of(@Nullable String requestId, @Nullable String traceparent) {
        return within(
                requestId,
                TraceContext.parse(traceparent).map(TraceContext::child).orElseGet(TraceContext::begin));
    }

    /** Likewise of the request id, within a span that has begun. */
    static RequestContext within(@Nullable String requestId, TraceContext trace) {
        var id = requestId != null && SAFE_ID.matcher(requestId).matches()
                ? requestId
                : UUID.randomUUID().toString();
        return new RequestContext(id, trace);
    }

    /** For work that no request asked for, such as a scheduled job. */
    public static RequestContext begin() {
        return of(null, null);
    }

    /** What this thread is working on; empty outside {@link #open}. */
    public static Optional<RequestContext> current() {
        var requestId = MDC.get(REQUEST_ID);
        var traceId = MDC.get(TRACE_ID);
        var spanId = MDC.get(SPAN_ID);
        var flags = MDC.get(TRACE_FLAGS);
        if (requestId == null || traceId == null || spanId == null || flags == null) {
            return Optional.empty();
        }
        return Optional.of(new RequestContext(requestId, new TraceContext(traceId, spanId, flags)));
    }

    /** Makes this the {@linkplain #current() current} context of the thread until the scope is closed. */
    public Scope open() {
        MDC.put(REQUEST_ID, requestId);
        MDC.put(TRACE_ID, trace.traceId());
        MDC.put(SPAN_ID, trace.spanId());
        MDC.put(TRACE_FLAGS, trace.flags());
        return () -> {
            MDC.remove(REQUEST_ID);
            MDC.remove(TRACE_ID);
            MDC.remove(SPAN_ID);
            MDC.remove(TRACE_FLAGS);
        };
    }

    /** The time in which a context is current. */
    public interface Scope extends AutoCloseable {

        @Override
        void close();
    }
}
