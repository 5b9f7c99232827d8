package dev.quarterdeck.shop.order.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.shop.kit.test.HandTurnedClock;
import dev.quarterdeck.shop.order.Customer;
import dev.quarterdeck.shop.order.FakeInventory;
import dev.quarterdeck.shop.order.FakeInventory.Fault;
import dev.quarterdeck.shop.order.Order;
import dev.quarterdeck.shop.order.OrderRepository;
import dev.quarterdeck.shop.order.OrderState;
import dev.quarterdeck.shop.order.OrderTest;
import dev.quarterdeck.shop.order.Payment;
import dev.quarterdeck.shop.order.Rejection;
import dev.quarterdeck.shop.order.placement.OrderDraft;
import dev.quarterdeck.shop.order.placement.PlacementOutcome.Placed;
import dev.quarterdeck.shop.order.placement.Placements;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the inventory does to it, an order ends, and its reservation ends alike. */
@OrderTest
class SettlementTests {

    private static final Duration A_LOOK_LATER = Duration.ofSeconds(20);
    private static final Duration PAST_THE_DEADLINE = Duration.ofMinutes(16);

    private final Placements placements;
    private final Payments payments;
    private final RepairJob repair;
    private final OrderRepository orders;
    private final FakeInventory inventory;
    private final HandTurnedClock clock;
    private final CollectorRegistry metrics;

    SettlementTests(
            Placements placements,
            Payments payments,
            RepairJob repair,
            OrderRepository orders,
            FakeInventory inventory,
            HandTurnedClock clock,
            CollectorRegistry metrics) {
        this.placements = placements;
        this.payments = payments;
        this.repair = repair;
        this.orders = orders;
        this.inventory = inventory;
        this.clock = clock;
        this.metrics = metrics;
    }

    @BeforeEach
    void recover() {
        inventory.recover();
    }

    @Test
    void confirmsAnOrderThatIsPaidOnDelivery() {
        var order = place(Payment.CASH_ON_DELIVERY);

        assertThat(order.state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(reservationOf(order)).isEqualTo("confirmed");
    }

    @Test
    void holdsTheGoodsOfAPrepaidOrderUntilItIsPaid() {
        var order = place(Payment.PREPAID);
        assertThat(order.state()).isEqualTo(OrderState.RESERVED);
        assertThat(reservationOf(order)).isEqualTo("held");

        payments.pay(order.id());

        assertThat(stateOf(order)).isEqualTo(OrderState.CONFIRMED);
        assertThat(reservationOf(order)).isEqualTo("confirmed");
    }

    @Test
    void rejectsAnOrderForWhichThereIsNotEnough() {
        inventory.sellOut();

        var order = place(Payment.CASH_ON_DELIVERY);

        assertThat(order.state()).isEqualTo(OrderState.REJECTED);
        assertThat(order.rejection()).isEqualTo(Rejection.OUT_OF_STOCK);
        assertThat(reservationOf(order)).isEqualTo("none");
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILS", "FAILS_AFTERWARDS", "SILENT_AFTERWARDS"})
    void takesUpAnOrderWhoseReservationGotNoGoodAnswer(Fault fault) {
        inventory.suffer(fault);
        var order = place(Payment.CASH_ON_DELIVERY);
        assertThat(order.state()).isEqualTo(OrderState.PENDING);

        inventory.recover();
        repairAfter(A_LOOK_LATER);

        assertThat(stateOf(order)).isEqualTo(OrderState.CONFIRMED);
        assertThat(reservationOf(order)).isEqualTo("confirmed");
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILS", "FAILS_AFTERWARDS", "SILENT_AFTERWARDS"})
    void takesUpAPaidOrderWhoseConfirmationGotNoGoodAnswer(Fault fault) {
        var order = place(Payment.PREPAID);
        inventory.suffer(fault);
        payments.pay(order.id());
        assertThat(stateOf(order)).isEqualTo(OrderState.RESERVED);

        inventory.recover();
        repairAfter(A_LOOK_LATER);

        assertThat(stateOf(order)).isEqualTo(OrderState.CONFIRMED);
        assertThat(reservationOf(order)).isEqualTo("confirmed");
    }

    @Test
    void takesUpAnOrderThatWasOnlyWrittenDownWhenTheProcessEnded() {
        inventory.suffer(Fault.FAILS);
        var crashed = place(Payment.CASH_ON_DELIVERY);
        inventory.recover();

        repairAfter(Duration.ofSeconds(5));
        assertThat(stateOf(crashed)).as("still left to the one who placed it").isEqualTo(OrderState.PENDING);

        repairAfter(A_LOOK_LATER);
        assertThat(stateOf(crashed)).isEqualTo(OrderState.CONFIRMED);
    }

    @Test
    void givesUpAnOrderThatNobodyPaidAndPutsItsGoodsBack() {
        var order = place(Payment.PREPAID);

        repairAfter(PAST_THE_DEADLINE);

        assertThat(orders.find(order.id()).rejection()).isEqualTo(Rejection.NOT_PAID);
        assertThat(reservationOf(order)).isEqualTo("released");
    }

    @Test
    void countsPaymentsThatCameAmongThoseThatWereDue() {
        double due = metrics.getSampleValue("payments_total");
        double came = metrics.getSampleValue("payments_succeeded_total");
        payments.pay(place(Payment.PREPAID).id());
        place(Payment.PREPAID);

        repairAfter(PAST_THE_DEADLINE);

        assertThat(metrics.getSampleValue("payments_total") - due).isEqualTo(2.0);
        assertThat(metrics.getSampleValue("payments_succeeded_total") - came).isEqualTo(1.0);
    }

    @Test
    void rejectsNoOrderBeforeItsGoodsAreBack() {
        var order = place(Payment.PREPAID);
        inventory.suffer(Fault.FAILS);

        repairAfter(PAST_THE_DEADLINE);
        assertThat(stateOf(order)).isEqualTo(OrderState.RESERVED);

        inventory.recover();
        repairAfter(A_LOOK_LATER);
        assertThat(stateOf(order)).isEqualTo(OrderState.REJECTED);
        assertThat(reservationOf(order)).isEqualTo("released");
    }

    @Test
    void givesUpAnOrderWhoseStockCouldNotBeFoundOutAndKeepsALateReservationFromComingTrue() {
        inventory.suffer(Fault.FAILS);
        var order = place(Payment.CASH_ON_DELIVERY);

        inventory.recover();
        repairAfter(PAST_THE_DEADLINE);

        assertThat(orders.find(order.id()).rejection()).isEqualTo(Rejection.STOCK_UNAVAILABLE);
        assertThat(reservationOf(order)).isEqualTo("released");
    }

    @Test
    void owesThePaymentBackWhenTheGoodsWentBackFirst() {
        var order = place(Payment.PREPAID);
        inventory.expire(order.id().toString());

        payments.pay(order.id());

        var rejected = orders.find(order.id());
        assertThat(rejected.rejection()).isEqualTo(Rejection.RESERVATION_LOST);
        assertThat(rejected.refundDue()).isTrue();
    }

    @Test
    void takesNoPaymentAfterTheDeadline() {
        var order = place(Payment.PREPAID);
        clock.turn(PAST_THE_DEADLINE);

        assertThat(payments.pay(order.id())).isInstanceOf(PaymentOutcome.NotPayable.class);
    }

    @RepeatedTest(5)
    void endsAlikeWhenEverybodyIsAtTheSameOrderAtOnce() throws Exception {
        var order = place(Payment.PREPAID);
        clock.turn(PAST_THE_DEADLINE.minusMinutes(1).minusMillis(1));

        var everybody = new ArrayList<Callable<Object>>();
        for (int i = 0; i < 8; i++) {
            everybody.add(() -> payments.pay(order.id()));
            everybody.add(Executors.callable(() -> clock.turn(Duration.ofMillis(1))));
            everybody.add(Executors.callable(repair::run));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : threads.invokeAll(everybody)) {
                each.get();
            }
        }
        repairAfter(A_LOOK_LATER);

        var ended = orders.find(order.id());
        assertThat(reservationOf(order)).isEqualTo(ended.state() == OrderState.CONFIRMED ? "confirmed" : "released");
        assertThat(ended.state().open()).isFalse();
    }

    private Order place(Payment payment) {
        var draft = new OrderDraft(payment, new Customer("Sample Customer", "1 Sample Street"), Map.of("MUG", 2));
        var outcome = placements.place(UUID.randomUUID().toString(), draft);
        assertThat(outcome).isInstanceOf(Placed.class);
        return ((Placed) outcome).order();
    }

    private void repairAfter(Duration time) {
        clock.turn(time);
        repair.run();
    }

    private OrderState stateOf(Order order) {
        return orders.find(order.id()).state();
    }

    private String reservationOf(Order order) {
        return inventory.stateOf(order.id().toString());
    }
}
