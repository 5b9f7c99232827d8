package dev.quarterdeck.signals.trace;

import static dev.quarterdeck.connector.trace.Span.Kind.CLIENT;
import static dev.quarterdeck.connector.trace.Span.Kind.CONSUMER;
import static dev.quarterdeck.connector.trace.Span.Kind.INTERNAL;
import static dev.quarterdeck.connector.trace.Span.Kind.PRODUCER;
import static dev.quarterdeck.connector.trace.Span.Kind.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Of traces whose critical paths, own times and clocks are reckoned by hand. */
class WaterfallTests {

    private static final Instant BEGIN = Instant.parse("2026-03-17T12:00:00Z");

    private final Spans spans = new Spans(BEGIN);

    private Waterfall waterfall() {
        return Waterfall.of(spans.trace());
    }

    private static Step step(Waterfall waterfall, int id) {
        return waterfall.steps().stream()
                .filter(one -> one.span().spanId().equals(Spans.id(id)))
                .findFirst()
                .orElseThrow();
    }

    /** Milliseconds from and to. */
    private static String critical(Waterfall waterfall, int id) {
        return step(waterfall, id).critical().stream()
                .map(stretch -> "%d-%d".formatted(stretch.from() / 1_000_000, stretch.to() / 1_000_000))
                .collect(Collectors.joining(" "));
    }

    private static double own(Waterfall waterfall, int id) {
        return step(waterfall, id).own().toNanos() / 1e6;
    }

    @Test
    void goesThroughWhatWasDoneOneAfterTheOther() {
        spans.add(1, null, SERVER, "shop", 0, 100)
                .add(2, 1, INTERNAL, "shop", 10, 30)
                .add(3, 1, INTERNAL, "shop", 50, 40);

        var waterfall = waterfall();

        assertThat(critical(waterfall, 1)).isEqualTo("0-10 40-50 90-100");
        assertThat(critical(waterfall, 2)).isEqualTo("10-40");
        assertThat(critical(waterfall, 3)).isEqualTo("50-90");
        assertThat(own(waterfall, 1)).isEqualTo(30, within(1e-6));
        assertThat(TimeSpent.onPath(waterfall)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void goesThroughTheLastToEndOfThoseAtTheSameTime() {
        spans.add(1, null, SERVER, "shop", 0, 100)
                .add(2, 1, INTERNAL, "shop", 10, 80)
                .add(3, 1, INTERNAL, "shop", 20, 50)
                .add(4, 2, INTERNAL, "shop", 30, 60);

        var waterfall = waterfall();

        assertThat(critical(waterfall, 2)).isEqualTo("10-30");
        assertThat(critical(waterfall, 4)).isEqualTo("30-90");
        assertThat(step(waterfall, 3).isCritical()).isFalse();
        assertThat(own(waterfall, 1)).as("the two overlap").isEqualTo(20, within(1e-6));
        assertThat(step(waterfall, 1).parts()).isEqualTo(3);
    }

    @Test
    void forgivesWhatBeginsAMicrosecondTooEarly() {
        spans.add(1, null, SERVER, "shop", 0, 100)
                .add(2, 1, INTERNAL, "shop", 0, 50.001)
                .add(3, 1, INTERNAL, "shop", 50, 50.002);

        assertThat(critical(waterfall(), 2)).isEqualTo("0-50");
    }

    @Test
    void leavesOutWhatNobodyWaitedFor() {
        spans.add(1, null, SERVER, "shop", 0, 100)
                .add(2, 1, PRODUCER, "shop", 80, 10)
                .add(3, 2, CONSUMER, "mailer", 85, 400)
                .add(4, 1, INTERNAL, "shop", 90, 30);

        var waterfall = waterfall();

        assertThat(step(waterfall, 3).waited()).isFalse();
        assertThat(step(waterfall, 4).waited())
                .as("it goes on after the answer")
                .isFalse();
        assertThat(step(waterfall, 4).isCritical()).isFalse();
        assertThat(critical(waterfall, 1)).isEqualTo("0-80 90-100");
        assertThat(waterfall.total()).isEqualTo(Duration.ofMillis(485));
        assertThat(waterfall.root().onPath()).isEqualTo(Duration.ofMillis(90));
    }

    @Test
    void saysWhoWasWaitedForWithoutAnAnswer() {
        spans.add(1, null, SERVER, "order-service", 0, 300)
                .add(2, 1, CLIENT, "order-service", 10, 250, "error", "timeout", "peer.service", "inventory-service")
                .add(3, 1, CLIENT, "order-service", 262, 30)
                .add(4, 3, SERVER, "inventory-service", 266, 21);

        var waterfall = waterfall();

        assertThat(step(waterfall, 2).unanswered()).isTrue();
        assertThat(step(waterfall, 3).peer()).isEqualTo("inventory-service");
        assertThat(TimeSpent.parts(waterfall))
                .extracting(TimeSpent.Part::what)
                .containsExactly(
                        "order-service waiting for inventory-service",
                        "inventory-service itself",
                        "order-service itself",
                        "on the way from order-service to inventory-service");
        assertThat(TimeSpent.parts(waterfall).getFirst()).satisfies(part -> {
            assertThat(part.waiting()).isTrue();
            assertThat(part.share()).isEqualTo(250.0 / 300, within(1e-9));
        });
        assertThat(TimeSpent.services(waterfall))
                .extracting(TimeSpent.Service::name, TimeSpent.Service::spans)
                .first()
                .isEqualTo(org.assertj.core.groups.Tuple.tuple("order-service", 3));
    }

    @Test
    void movesAnAnswerOfAWrongClockIntoItsCall() {
        spans.add(1, null, SERVER, "shop", 0, 100)
                .add(2, 1, CLIENT, "shop", 10, 60)
                .add(3, 2, SERVER, "stock", -60_000 + 15, 40)
                .add(4, 3, INTERNAL, "stock", -60_000 + 20, 10);

        var waterfall = waterfall();

        assertThat(step(waterfall, 3).start()).as("as long a way there as back").isEqualTo(Duration.ofMillis(20));
        assertThat(step(waterfall, 4).start()).as("with all that is in it").isEqualTo(Duration.ofMillis(25));
        assertThat(waterfall.skews()).containsOnlyKeys("stock").containsValue(Duration.ofMillis(60_005));
        assertThat(waterfall.total()).isEqualTo(Duration.ofMillis(100));
        assertThat(critical(waterfall, 4)).isEqualTo("25-35");
    }

    @Test
    void leavesClocksAloneThatAgree() {
        spans.add(1, null, SERVER, "shop", 0, 100)
                .add(2, 1, CLIENT, "shop", 10, 60)
                .add(3, 2, SERVER, "stock", 12, 57.9995)
                .add(4, 1, CLIENT, "shop", 75, 10, "error", "timeout")
                .add(5, 4, SERVER, "stock", 76, 80);

        var waterfall = waterfall();

        assertThat(waterfall.skews()).isEmpty();
        assertThat(step(waterfall, 5).start()).as("its caller gave up").isEqualTo(Duration.ofMillis(76));
        assertThat(step(waterfall, 5).waited()).isFalse();
    }

    @Test
    void waitsForAnAnswerUntilItIsRead() {
        spans.add(1, null, SERVER, "shop", 0, 100)
                .add(2, 1, CLIENT, "shop", 10, 60)
                .add(3, 2, SERVER, "stock", 12, 63)
                .add(4, 3, INTERNAL, "stock", 20, 30);

        var waterfall = waterfall();

        assertThat(waterfall.skews()).as("it was written while it was read").isEmpty();
        assertThat(step(waterfall, 3).waited()).isTrue();
        assertThat(critical(waterfall, 3)).isEqualTo("12-20 50-70");
        assertThat(critical(waterfall, 2)).isEqualTo("10-12");
        assertThat(TimeSpent.onPath(waterfall)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void beginsAnewWhereAParentIsMissing() {
        spans.add(2, 1, SERVER, "stock", 20, 30).add(3, 2, INTERNAL, "stock", 25, 10);

        var waterfall = waterfall();

        assertThat(waterfall.orphans()).isEqualTo(1);
        assertThat(step(waterfall, 2).orphan()).isTrue();
        assertThat(step(waterfall, 3).depth()).isEqualTo(1);
        assertThat(critical(waterfall, 2)).isEqualTo("0-5 15-30");
    }

    @Test
    void endsWhereSpansAreEachOthersParents() {
        spans.add(1, 2, INTERNAL, "shop", 0, 10)
                .add(2, 1, INTERNAL, "shop", 2, 5)
                .add(3, 3, INTERNAL, "shop", 3, 1);

        assertThat(waterfall().steps()).hasSize(3);
    }

    @Test
    void standsALongChain() {
        spans.add(1, null, SERVER, "shop", 0, 10_000);
        for (var id = 2; id <= 5_000; id++) {
            spans.add(id, id - 1, INTERNAL, "shop", id / 10.0, 10_000 - id / 5.0);
        }

        var waterfall = waterfall();

        assertThat(waterfall.steps()).hasSize(5_000);
        assertThat(step(waterfall, 1).parts()).isEqualTo(4_999);
        assertThat(TimeSpent.onPath(waterfall).toMillis()).isEqualTo(10_000);
    }

    @Test
    void findsWhatNoSpanTellsOf() {
        spans.add(1, null, SERVER, "shop", 0, 100)
                .add(2, 1, INTERNAL, "shop", 5, 5)
                .add(3, 1, INTERNAL, "shop", 70, 28);

        assertThat(waterfall().gaps())
                .satisfiesExactly(
                        gap -> assertThat(gap.stretch().duration()).isEqualTo(Duration.ofMillis(60)),
                        gap -> assertThat(gap.stretch().duration()).isEqualTo(Duration.ofMillis(5)));
    }

    @Test
    void comparesByWhatWasDone() {
        spans.add(1, null, SERVER, "shop", 0, 100, "name", "GET /")
                .add(2, 1, INTERNAL, "shop", 10, 20, "name", "read")
                .add(3, 1, INTERNAL, "shop", 40, 20, "name", "read");
        var other = new Spans(BEGIN)
                .add(1, null, SERVER, "shop", 0, 300, "name", "GET /")
                .add(2, 1, INTERNAL, "shop", 10, 250, "name", "read")
                .add(3, 1, INTERNAL, "shop", 270, 10, "name", "write");

        var rows = TraceComparison.of(waterfall(), Waterfall.of(other.trace())).rows();

        assertThat(rows)
                .extracting(row -> row.operation(), row -> row.difference().toMillis())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("read", 210L),
                        org.assertj.core.groups.Tuple.tuple("GET /", -20L),
                        org.assertj.core.groups.Tuple.tuple("write", 10L));
        assertThat(rows.getLast().one()).isNull();
        assertThat(rows.getFirst().one())
                .satisfies(sum -> assertThat(sum.count()).isEqualTo(2));
    }
}
