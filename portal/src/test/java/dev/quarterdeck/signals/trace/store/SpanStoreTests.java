package dev.quarterdeck.signals.trace.store;

import static dev.quarterdeck.connector.trace.Span.Kind.CLIENT;
import static dev.quarterdeck.connector.trace.Span.Kind.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.TestClock;
import dev.quarterdeck.connector.trace.Call;
import dev.quarterdeck.connector.trace.Call.Target;
import dev.quarterdeck.connector.trace.TraceQuery;
import dev.quarterdeck.connector.trace.TraceQuery.Order;
import dev.quarterdeck.connector.trace.TraceSummary;
import dev.quarterdeck.signals.SignalsTest;
import dev.quarterdeck.signals.trace.Spans;
import dev.quarterdeck.signals.trace.store.SpanIntake.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@SignalsTest
@TestPropertySource(properties = "quarterdeck.signals.traces.most-per-minute=60")
class SpanStoreTests {

    private static final Duration HOUR = Duration.ofHours(1);

    @Autowired
    SpanIntake intake;

    @Autowired
    EmbeddedTraces traces;

    @Autowired
    SpanPartitions partitions;

    @Autowired
    TestClock clock;

    @Autowired
    DSLContext db;

    /** One order that goes well, as the n-th trace; it takes as long as it is told. */
    private Spans order(int number, double took) {
        return new Spans("%032x".formatted(number), clock.instant().minusSeconds(10L * number))
                .add(1, null, SERVER, "storefront", 0, took + 10, "name", "POST /orders")
                .add(2, 1, CLIENT, "storefront", 2, took + 4, "server.port", "8001", "server.address", "127.0.0.1")
                .add(3, 2, SERVER, "order-service", 4, took, "name", "POST /orders", "version", "1." + number)
                .add(4, 3, CLIENT, "order-service", 5, 3, "db.system.name", "postgresql", "db.namespace", "shop");
    }

    private Outcome send(Spans spans, float weight) {
        var outcome = intake.take(
                spans.all().stream().map(span -> new ReceivedSpan(span, weight)).toList());
        intake.flush();
        return outcome;
    }

    private TraceQuery query(
            @Nullable String service,
            @Nullable Duration atLeast,
            boolean failed,
            Map<String, String> tags,
            Order order) {
        var now = clock.instant();
        return new TraceQuery(
                service, null, null, atLeast, failed, tags, now.minus(HOUR), now.plusSeconds(60), order, 20);
    }

    private List<String> ids(TraceQuery query) {
        return traces.search(query).stream()
                .map(TraceSummary::traceId)
                .map(id -> Integer.toString(Integer.parseInt(id, 16)))
                .toList();
    }

    @Test
    void keepsATraceAsItCame() {
        var sent = order(1, 40)
                .add(5, 3, CLIENT, "order-service", 20, 5, "error", "refused", "text", "it's \"quoted\" \\ ü");
        send(sent, 1);

        var found = traces.find("%032x".formatted(1)).orElseThrow();

        assertThat(found.spans()).containsExactlyInAnyOrderElementsOf(sent.all());
        assertThat(traces.find("f".repeat(32))).isEmpty();
        assertThat(traces.services()).containsExactly("order-service", "storefront");
        assertThat(traces.check()).startsWith("5 spans in the last hour");
    }

    @Test
    void findsWhatIsLookedFor() {
        send(order(1, 40), 1);
        send(order(2, 400).add(5, 3, CLIENT, "order-service", 20, 5, "error", "refused", "sku", "TEA-1"), 1);
        send(order(3, 90), 1);

        assertThat(ids(query(null, null, false, Map.of(), Order.NEWEST))).containsExactly("1", "2", "3");
        assertThat(ids(query(null, null, false, Map.of(), Order.SLOWEST))).containsExactly("2", "3", "1");
        assertThat(ids(query("order-service", Duration.ofMillis(90), false, Map.of(), Order.SLOWEST)))
                .containsExactly("2", "3");
        assertThat(ids(query(null, null, true, Map.of(), Order.NEWEST))).containsExactly("2");
        assertThat(ids(query("order-service", null, false, Map.of("sku", "TEA-1"), Order.NEWEST)))
                .containsExactly("2");
        assertThat(ids(query("storefront", null, false, Map.of("sku", "TEA-1"), Order.NEWEST)))
                .as("it is a tag of another")
                .isEmpty();
        assertThat(ids(query("nobody", null, false, Map.of(), Order.NEWEST))).isEmpty();
    }

    @Test
    void tellsOfATraceWhatALineHasRoomFor() {
        send(order(2, 40).add(5, 3, CLIENT, "order-service", 20, 5, "error", "refused"), 1);

        assertThat(traces.search(query("order-service", null, false, Map.of(), Order.NEWEST)))
                .singleElement()
                .satisfies(trace -> {
                    assertThat(trace.first().origin().service()).isEqualTo("storefront");
                    assertThat(trace.found().origin().version()).isEqualTo("1.2");
                    assertThat(trace.found().duration()).isEqualTo(Duration.ofMillis(40));
                    assertThat(trace.spans()).isEqualTo(5);
                    assertThat(trace.failures()).isEqualTo(1);
                    assertThat(trace.services()).containsExactly("order-service", "storefront");
                });
    }

    @Test
    void findsWhatOnlyPartOfWasWorthKeeping() {
        var late = new Spans("%032x".formatted(9), clock.instant().minusSeconds(5))
                .add(3, 2, SERVER, "order-service", 0, 900, "error", "late");
        send(late, 0);

        assertThat(ids(query(null, null, true, Map.of(), Order.NEWEST))).containsExactly("9");
        assertThat(ids(query(null, null, false, Map.of(), Order.NEWEST)))
                .as("its caller sends nothing here")
                .containsExactly("9");
    }

    @Test
    void addsUpCallsByWhatEachStandsFor() {
        send(order(1, 40), 1);
        send(order(2, 100), 10);
        send(order(3, 5_000), 0);
        // nobody answered this one, at an address where order-service usually does
        send(
                new Spans("%032x".formatted(4), clock.instant().minusSeconds(3))
                        .add(1, null, SERVER, "storefront", 0, 100)
                        .add(
                                2,
                                1,
                                CLIENT,
                                "storefront",
                                1,
                                90,
                                "error",
                                "refused",
                                "server.port",
                                "8001",
                                "server.address",
                                "127.0.0.1"),
                1);

        var now = clock.instant();
        var calls = traces.calls("production", now.minus(HOUR), now);

        assertThat(calls)
                .extracting(Call::caller, Call::callee, Call::target)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("order-service", "shop", Target.DATABASE),
                        org.assertj.core.groups.Tuple.tuple("storefront", "order-service", Target.SERVICE));
        assertThat(calls.getLast()).satisfies(call -> {
            assertThat(call.count()).isCloseTo(12, within(1e-6));
            assertThat(call.failures()).isCloseTo(1, within(1e-6));
            assertThat(call.p95())
                    .as("of twelve, ten took as long as the second")
                    .isEqualTo(Duration.ofMillis(104));
        });
        assertThat(traces.calls("dev", now.minus(HOUR), now)).isEmpty();
    }

    @Test
    void keepsNoMoreThanSoManyInAMinuteAndCountsTheRest() {
        for (var number = 1; number <= 14; number++) {
            send(order(number, 10), 1);
        }
        assertThat(send(order(15, 10), 1)).isEqualTo(new Outcome.Taken(0, null));
        assertThat(send(order(16, 10), 1)).isEqualTo(new Outcome.Taken(4, "more than 60 spans came in this minute"));
        assertThat(traces.dropped()).isEqualTo(4);

        clock.advance(Duration.ofMinutes(1));
        assertThat(send(order(17, 10), 1)).isEqualTo(new Outcome.Taken(0, null));
    }

    @Test
    void refusesWhatIsTooOldOrFromTheFuture() {
        var old = new Spans(clock.instant().minus(Duration.ofHours(3))).add(1, null, SERVER, "shop", 0, 1);
        var early = new Spans(clock.instant().plus(Duration.ofHours(2))).add(1, null, SERVER, "shop", 0, 1);
        var skewed = new Spans(clock.instant().plusSeconds(60)).add(1, null, SERVER, "shop", 0, 1);

        assertThat(send(old, 1))
                .isInstanceOfSatisfying(
                        Outcome.Taken.class,
                        taken -> assertThat(taken.dropped()).isEqualTo(1));
        assertThat(send(early, 1))
                .isInstanceOfSatisfying(
                        Outcome.Taken.class,
                        taken -> assertThat(taken.dropped()).isEqualTo(1));
        assertThat(send(skewed, 1)).isEqualTo(new Outcome.Taken(0, null));
    }

    @Test
    void isBusyRatherThanFull() {
        var many = java.util.Collections.nCopies(
                20_001, new ReceivedSpan(order(1, 1).all().getFirst(), 1));

        assertThat(intake.take(many)).isEqualTo(new Outcome.Busy());
    }

    @Test
    void dropsWhatWasKeptLongEnough() {
        send(order(1, 40), 1);
        Instant before = clock.instant();
        clock.advance(Duration.ofHours(57));
        partitions.tend();

        assertThat(traces.find("%032x".formatted(1))).isEmpty();
        assertThat(db.fetchSingle("select count(*) from pg_inherits where inhparent = 'span'::regclass")
                        .get(0, int.class))
                .as("before, now and next; %s is gone", before)
                .isEqualTo(3);
        assertThat(send(order(2, 40), 1)).isEqualTo(new Outcome.Taken(0, null));
        assertThat(traces.find("%032x".formatted(2))).isPresent();
    }
}
