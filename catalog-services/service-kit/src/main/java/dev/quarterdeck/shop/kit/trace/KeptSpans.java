package dev.quarterdeck.shop.kit.trace;

import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends the spans of chosen requests, and of others what happened here, once all of it has ended, if anything failed or was
 * slow. Callers see the same failure and the same delay, so they keep their part too.
 */
class KeptSpans implements SpanProcessor {

    /** Requests that are under way at once, and spans of one of them; more are not remembered. */
    private static final int MOST_REQUESTS = 1_000;

    private static final int MOST_SPANS = 200;

    private final Consumer<SpanData> sender;
    private final long slow;
    private final Map<String, UnderWay> underWay = new ConcurrentHashMap<>();

    KeptSpans(Consumer<SpanData> sender, Duration slow) {
        this.sender = sender;
        this.slow = slow.toNanos();
    }

    /** What one request did here. */
    private static final class UnderWay {

        private final List<SpanData> ended = new ArrayList<>();
        private int open = 1;
        private boolean worth;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        if (!span.getSpanContext().isSampled()) {
            underWay.compute(span.getSpanContext().getTraceId(), (_, known) -> {
                if (known != null) {
                    known.open++;
                    return known;
                }
                return underWay.size() < MOST_REQUESTS ? new UnderWay() : null;
            });
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        if (span.getSpanContext().isSampled()) {
            sender.accept(span.toSpanData());
        } else {
            var ended = new ArrayList<SpanData>();
            underWay.computeIfPresent(span.getSpanContext().getTraceId(), (_, known) -> end(known, span, ended));
            ended.forEach(sender);
        }
    }

    /** @param all gets what is to be sent, when the last one ends */
    private @Nullable UnderWay end(UnderWay known, ReadableSpan span, List<SpanData> all) {
        var data = span.toSpanData();
        known.worth |= data.getStatus().getStatusCode() == StatusCode.ERROR || span.getLatencyNanos() >= slow;
        if (known.ended.size() < MOST_SPANS) {
            known.ended.add(data);
        }
        if (--known.open > 0) {
            return known;
        }
        if (known.worth) {
            all.addAll(known.ended);
        }
        return null;
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
