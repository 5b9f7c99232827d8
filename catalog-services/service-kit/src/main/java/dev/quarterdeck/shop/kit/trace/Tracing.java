package dev.quarterdeck.shop.kit.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Begins the spans of what a service does, by the names that OpenTelemetry gives them. */
public class Tracing {

    static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");

    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");

    private static final TextMapPropagator W3C = W3CTraceContextPropagator.getInstance();

    private static final TextMapGetter<Function<String, @Nullable String>> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Function<String, @Nullable String> headers) {
            return List.of();
        }

        @Override
        public @Nullable String get(@Nullable Function<String, @Nullable String> headers, String name) {
            return headers == null ? null : headers.apply(name);
        }
    };

    private final Tracer tracer;

    Tracing(Tracer tracer) {
        this.tracer = tracer;
    }

    /**
     * For a request that somebody makes.
     *
     * @param header by its name; null if the request has none
     * @return without effect where nothing is sent
     */
    Span answering(String method, String path, Function<String, @Nullable String> header) {
        return tracer.spanBuilder(method)
                .setParent(W3C.extract(Context.root(), header, HEADERS))
                .setSpanKind(SpanKind.SERVER)
                .setAttribute(METHOD, method)
                .setAttribute("url.path", path)
                .startSpan();
    }

    /** For a call to another service; without effect outside a request, such as for a check of health. */
    public Span calling(String dependency, String method) {
        return part("%s %s".formatted(method, dependency), SpanKind.CLIENT).setAttribute(METHOD, method);
    }

    /** For a statement to a database, likewise. */
    public Span asking(String statement) {
        return part(statement, SpanKind.CLIENT).setAttribute("db.system.name", "postgresql");
    }

    private Span part(String name, SpanKind kind) {
        return Span.current().getSpanContext().isValid()
                ? tracer.spanBuilder(name).setSpanKind(kind).startSpan()
                : Span.getInvalid();
    }

    /** Says how it ended; a status of 500 and above is a failure. */
    public static void answered(Span span, int status) {
        span.setAttribute(STATUS, status);
        if (status >= 500) {
            span.setStatus(StatusCode.ERROR, "answered " + status);
        }
    }

    /** Says that it did not end as it should. */
    public static void failed(Span span, Throwable why) {
        span.recordException(why);
        span.setStatus(StatusCode.ERROR, why.getMessage() == null ? why.toString() : why.getMessage());
    }

    /** Its place in the trace; null if it has none. */
    static @Nullable TraceContext contextOf(Span span) {
        var context = span.getSpanContext();
        return span.isRecording()
                ? new TraceContext(
                        context.getTraceId(),
                        context.getSpanId(),
                        context.getTraceFlags().asHex())
                : null;
    }

    /**
     * Hands it on to whoever is called, as the span that these are a part of.
     *
     * @return false if there is nothing to hand on
     */
    public static boolean passOn(Span span, BiConsumer<String, String> header) {
        if (!span.isRecording()) {
            return false;
        }
        W3C.inject(Context.root().with(span), header, (headers, name, value) -> {
            if (headers != null) {
                headers.accept(name, value);
            }
        });
        return true;
    }
}
