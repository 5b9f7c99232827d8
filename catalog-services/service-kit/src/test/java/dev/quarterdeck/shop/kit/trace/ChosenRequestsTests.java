package dev.quarterdeck.shop.kit.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Which spans are sent, by the real SDK. */
class ChosenRequestsTests {

    private final List<SpanData> sent = new CopyOnWriteArrayList<>();

    private Tracer tracer(double ratio, Duration slow) {
        return SdkTracerProvider.builder()
                .setSampler(new ChosenRequests(ratio))
                .addSpanProcessor(new KeptSpans(sent::add, slow))
                .build()
                .get("test");
    }

    /** A request with one part. */
    private static void request(Tracer tracer, String method, Context caller, Consumer<Span> part) {
        var span = tracer.spanBuilder(method)
                .setParent(caller)
                .setAttribute(Tracing.METHOD, method)
                .startSpan();
        try (var _ = span.makeCurrent()) {
            var inner = tracer.spanBuilder("part").startSpan();
            part.accept(inner);
            inner.end();
        }
        span.end();
    }

    @Test
    void sendsAllThatChangesSomething() {
        request(tracer(0, Duration.ofHours(1)), "POST", Context.root(), _ -> {});

        assertThat(sent).hasSize(2);
        assertThat(sent.getFirst().getSpanContext().getTraceState().isEmpty())
                .as("it stands for itself alone")
                .isTrue();
    }

    @Test
    void sendsOneInSoManyThatOnlyReadAndSaysSo() {
        var tracer = tracer(0.25, Duration.ofHours(1));
        for (var i = 0; i < 4_000; i++) {
            request(tracer, "GET", Context.root(), _ -> {});
        }

        assertThat((double) sent.size()).isCloseTo(2_000, within(300.0));
        assertThat(sent)
                .allSatisfy(
                        span -> assertThat(span.getSpanContext().getTraceState().get("ot"))
                                .isEqualTo("th:c"));
    }

    @Test
    void sendsWhatFailedOrWasSlowAsAWhole() {
        var tracer = tracer(0, Duration.ofMillis(50));
        request(tracer, "GET", Context.root(), _ -> {});
        assertThat(sent).isEmpty();

        request(tracer, "GET", Context.root(), part -> Tracing.failed(part, new IllegalStateException("no")));
        assertThat(sent).extracting(SpanData::getName).containsExactly("part", "GET");
        assertThat(sent).noneMatch(span -> span.getSpanContext().isSampled());

        sent.clear();
        request(tracer, "GET", Context.root(), _ -> pause());
        assertThat(sent).hasSize(2);
    }

    private static void pause() {
        try {
            Thread.sleep(60);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void doesWhatItsCallerDecided() {
        var tracer = tracer(0, Duration.ofHours(1));
        request(tracer, "GET", caller(TraceFlags.getSampled()), _ -> {});
        assertThat(sent).hasSize(2);
        assertThat(sent)
                .allSatisfy(
                        span -> assertThat(span.getSpanContext().getTraceState().get("ot"))
                                .isEqualTo("th:8"));

        sent.clear();
        request(tracer(1, Duration.ofHours(1)), "POST", caller(TraceFlags.getDefault()), _ -> {});
        assertThat(sent).isEmpty();
    }

    private static Context caller(TraceFlags flags) {
        return Context.root()
                .with(Span.wrap(SpanContext.createFromRemoteParent(
                        "4bf92f3577b34da6a3ce929d0e0e4736",
                        "00f067aa0ba902b7",
                        flags,
                        TraceState.builder().put("ot", "th:8").build())));
    }
}
