package dev.quarterdeck.shop.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quarterdeck.shop.inventory.ReservationOutcome.Accepted;
import dev.quarterdeck.shop.inventory.ReservationOutcome.AlreadySettled;
import dev.quarterdeck.shop.inventory.ReservationOutcome.KeyInUse;
import dev.quarterdeck.shop.inventory.ReservationOutcome.OutOfStock;
import dev.quarterdeck.shop.kit.test.HandTurnedClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@InventoryTest
class ReservationsTests {

    private static final Duration HOLD = Duration.ofMinutes(15);

    private final Reservations reservations;
    private final Stock stock;
    private final Warehouse warehouse;
    private final HandTurnedClock clock;
    private final String key = UUID.randomUUID().toString();

    ReservationsTests(Reservations reservations, Stock stock, Warehouse warehouse, HandTurnedClock clock) {
        this.reservations = reservations;
        this.stock = stock;
        this.warehouse = warehouse;
        this.clock = clock;
    }

    @Test
    void promisesGoodsWithoutTakingThemOutYet() {
        var sku = warehouse.productWith(5);

        reserve(sku, 2);

        assertThat(stock.find(sku)).isEqualTo(new StockLevel(sku, 5, 2));
    }

    @Test
    void takesGoodsOutOnceTheyAreConfirmed() {
        var sku = warehouse.productWith(5);
        reserve(sku, 2);

        reservations.confirm(key);

        assertThat(stock.find(sku)).isEqualTo(new StockLevel(sku, 3, 0));
    }

    @Test
    void putsGoodsBackWhenTheyAreReleased() {
        var sku = warehouse.productWith(5);
        reserve(sku, 2);

        reservations.release(key);

        assertThat(stock.find(sku)).isEqualTo(new StockLevel(sku, 5, 0));
    }

    @Test
    void changesNothingWhenItIsAskedAgain() {
        var sku = warehouse.productWith(5);
        reserve(sku, 2);

        assertThat(reserve(sku, 2))
                .isInstanceOfSatisfying(
                        Accepted.class, again -> assertThat(again.changed()).isFalse());
        reservations.confirm(key);
        reservations.confirm(key);

        assertThat(reserve(sku, 2)).isInstanceOf(Accepted.class);
        assertThat(stock.find(sku)).isEqualTo(new StockLevel(sku, 3, 0));
    }

    @Test
    void refusesOtherGoodsUnderAKeyThatIsInUse() {
        var sku = warehouse.productWith(5);
        reserve(sku, 2);

        assertThat(reserve(sku, 3)).isInstanceOf(KeyInUse.class);
        assertThat(stock.find(sku).reserved()).isEqualTo(2);
    }

    @Test
    void reservesAllOrNothing() {
        var plenty = warehouse.productWith(5);
        var scarce = warehouse.productWith(1);

        var outcome = reservations.reserve(key, List.of(new Line(plenty, 2), new Line(scarce, 2)), HOLD);

        assertThat(outcome).isEqualTo(new OutOfStock(scarce, 1));
        assertThat(stock.find(plenty).reserved()).isZero();
        assertThatExceptionOfType(ReservationNotFound.class).isThrownBy(() -> reservations.find(key));
    }

    @Test
    void hasNothingOfAProductItDoesNotKnow() {
        assertThat(reserve("NO-SUCH", 1)).isEqualTo(new OutOfStock("NO-SUCH", 0));
    }

    @Test
    void addsUpLinesOfTheSameProduct() {
        var sku = warehouse.productWith(5);

        reservations.reserve(key, List.of(new Line(sku, 2), new Line(sku, 1)), HOLD);

        assertThat(reservations.find(key).lines()).containsExactly(new Line(sku, 3));
    }

    @Test
    void keepsAReservationFromComingTrueThatWasReleasedBeforeItArrived() {
        var sku = warehouse.productWith(5);

        reservations.release(key);

        assertThat(reserve(sku, 2)).isInstanceOf(AlreadySettled.class);
        assertThat(stock.find(sku).reserved()).isZero();
    }

    @Test
    void doesNotTakeBackWhatIsConfirmed() {
        var sku = warehouse.productWith(5);
        reserve(sku, 2);
        reservations.confirm(key);

        assertThat(reservations.release(key)).isInstanceOf(AlreadySettled.class);
        assertThat(stock.find(sku)).isEqualTo(new StockLevel(sku, 3, 0));
    }

    @Test
    void putsGoodsBackThatNobodyConfirmedInTime() {
        var sku = warehouse.productWith(5);
        reserve(sku, 2);

        clock.turn(HOLD.minusSeconds(1));
        reservations.expireOverdue();
        assertThat(stock.find(sku).reserved()).isEqualTo(2);

        clock.turn(Duration.ofSeconds(1));
        reservations.expireOverdue();
        assertThat(stock.find(sku).reserved()).isZero();
        assertThat(reservations.confirm(key))
                .isInstanceOfSatisfying(
                        AlreadySettled.class,
                        settled -> assertThat(settled.reservation().state()).isEqualTo(ReservationState.EXPIRED));
    }

    private ReservationOutcome reserve(String sku, int quantity) {
        return reservations.reserve(key, List.of(new Line(sku, quantity)), HOLD);
    }
}
