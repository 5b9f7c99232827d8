package dev.quarterdeck.shop.kit.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;
import java.util.Set;

/**
 * Decides with the first span of a trace for all of it: what changes something is sent always, what only reads now and then,
 * and then says for how many it stands. What is not sent is remembered all the same until {@link KeptSpans} knows how it
 * ended.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otel/trace/tracestate-probability-sampling/">the threshold in trace
 *     state</a>
 */
class ChosenRequests implements Sampler {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final long ALL = 1L << 56;
    private static final SamplingResult SENT = SamplingResult.recordAndSample();
    private static final SamplingResult REMEMBERED = SamplingResult.create(SamplingDecision.RECORD_ONLY);

    private final long threshold;
    private final SamplingResult chosen;

    ChosenRequests(double ratio) {
        threshold = Math.round((1 - ratio) * ALL);
        chosen = threshold == 0 ? SENT : new Chosen("th:" + digits(threshold));
    }

    /** Of the 14, those before the trailing zeros. */
    private static String digits(long threshold) {
        return "%014x".formatted(threshold).replaceFirst("0+$", "");
    }

    @Override
    public SamplingResult shouldSample(
            Context parent, String traceId, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
        var caller = Span.fromContext(parent).getSpanContext();
        if (caller.isValid()) {
            return caller.isSampled() ? SENT : REMEMBERED;
        }
        var method = attributes.get(Tracing.METHOD);
        if (method != null && !READING.contains(method)) {
            return SENT;
        }
        var random = Long.parseLong(traceId.substring(18), 16);
        return random >= threshold ? chosen : REMEMBERED;
    }

    @Override
    public String getDescription() {
        return "all that change something, of others those from %014x on".formatted(threshold);
    }

    private record Chosen(String value) implements SamplingResult {

        @Override
        public SamplingDecision getDecision() {
            return SamplingDecision.RECORD_AND_SAMPLE;
        }

        @Override
        public Attributes getAttributes() {
            return Attributes.empty();
        }

        @Override
        public TraceState getUpdatedTraceState(TraceState parent) {
            return parent.toBuilder().put("ot", value).build();
        }
    }
}
