package dev.quarterdeck.signals.trace.web;

import static dev.quarterdeck.connector.trace.Span.Kind.INTERNAL;
import static dev.quarterdeck.connector.trace.Span.Kind.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.signals.trace.Spans;
import dev.quarterdeck.signals.trace.Traces;
import dev.quarterdeck.signals.trace.Waterfall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TracePageTests {

    private static final Instant BEGIN = Instant.parse("2026-03-17T12:00:00Z");

    private static TracePage page(Spans spans, @Nullable String only, boolean all, String... open) {
        var found = new Traces.Found("embedded", Waterfall.of(spans.trace()));
        return TracePage.of(found, new TraceView(only, all, List.of(open), null), false);
    }

    /** Twenty parts of a hundred parts each. */
    private static Spans large() {
        var spans = new Spans(BEGIN).add(1, null, SERVER, "shop", 0, 2_000);
        for (var part = 0; part < 20; part++) {
            var id = 1_000 * (part + 1);
            spans.add(id, 1, INTERNAL, "shop", part * 100, 100);
            for (var inner = 0; inner < 100; inner++) {
                spans.add(id + 1 + inner, id, INTERNAL, "shop", part * 100 + inner, 1);
            }
        }
        return spans;
    }

    @Test
    void beginsALargeTraceWithItsOutermostSpans() {
        var page = page(large(), null, false);

        assertThat(page.lanes()).hasSize(21);
        assertThat(page.hidden()).isEqualTo(2_000);
        assertThat(page.lanes()).filteredOn(lane -> lane.hidden() == 100).hasSize(20);
        assertThat(page(large(), null, true).lanes()).hasSize(2_021);
    }

    @Test
    void opensWhatIsAskedForAlone() {
        var page = page(large(), null, false, Spans.id(3_000));

        assertThat(page.lanes()).hasSize(121);
        assertThat(page.lanes()).filteredOn(lane -> lane.hidden() == 100).hasSize(19);
        assertThat(page.opening(Spans.id(4_000)))
                .isEqualTo("/traces/%s?open=%s&open=%s#s%s"
                        .formatted(Spans.TRACE, Spans.id(3_000), Spans.id(4_000), Spans.id(4_000)));
    }

    @Test
    void showsOnlyWhatTheWholeWaitedForOrWhatFailed() {
        var spans = new Spans(BEGIN)
                .add(1, null, SERVER, "shop", 0, 100)
                .add(2, 1, INTERNAL, "shop", 0, 100)
                .add(3, 1, INTERNAL, "shop", 10, 20, "error", "refused");

        assertThat(page(spans, "critical", false).lanes())
                .extracting(lane -> lane.step().span().spanId())
                .containsExactly(Spans.id(2));
        assertThat(page(spans, "errors", false).lanes())
                .extracting(lane -> lane.step().span().spanId())
                .containsExactly(Spans.id(3));
    }

    @Test
    void putsWordsWhereTheyHaveRoom() {
        var spans = new Spans(BEGIN)
                .add(1, null, SERVER, "shop", 0, 100)
                .add(2, 1, INTERNAL, "shop", 10, 20)
                .add(3, 1, INTERNAL, "shop", 80, 15);

        var lanes = page(spans, null, false).lanes();

        assertThat(lanes.get(0).full()).isTrue();
        assertThat(lanes.get(1)).satisfies(lane -> {
            assertThat(lane.labelEnds()).isFalse();
            assertThat(lane.labelX()).isEqualTo("30.50%");
            assertThat(lane.bars()).extracting(Lane.Bar::x).containsOnly("10.00%");
        });
        assertThat(lanes.get(2).labelEnds()).isTrue();
    }

    @Test
    void saysShortTimesAsPeopleDo() {
        assertThat(List.of(
                        Took.of(Duration.ofNanos(300)),
                        Took.of(Duration.ofNanos(87_000)),
                        Took.of(Duration.ofNanos(2_340_000)),
                        Took.of(Duration.ofMillis(351)),
                        Took.of(Duration.ofMillis(1_250)),
                        Took.of(Duration.ofSeconds(125)),
                        Took.more(Duration.ofMillis(-12)),
                        Took.more(Duration.ofMillis(12)),
                        Took.more(Duration.ZERO)))
                .containsExactly("<1 µs", "87 µs", "2.3 ms", "351 ms", "1.25 s", "2 min 5 s", "−12 ms", "+12 ms", "0");
    }
}
