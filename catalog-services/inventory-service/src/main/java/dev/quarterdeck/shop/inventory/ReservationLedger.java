package dev.quarterdeck.shop.inventory;

import dev.quarterdeck.shop.inventory.ReservationOutcome.Accepted;
import dev.quarterdeck.shop.inventory.ReservationOutcome.AlreadySettled;
import dev.quarterdeck.shop.inventory.ReservationOutcome.KeyInUse;
import dev.quarterdeck.shop.inventory.ReservationOutcome.OutOfStock;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Changes reservations and the stock they are of together, each method in one transaction. */
@Component
@Transactional
class ReservationLedger {

    private final ReservationRepository reservations;
    private final StockRepository stock;
    private final Clock clock;

    ReservationLedger(ReservationRepository reservations, StockRepository stock, Clock clock) {
        this.reservations = reservations;
        this.stock = stock;
        this.clock = clock;
    }

    ReservationOutcome reserve(String key, List<Line> lines, Instant expiresAt) {
        var wanted = new Reservation(key, ReservationState.HELD, lines, expiresAt);
        if (!reservations.insert(wanted, clock.instant())) {
            return askedBefore(wanted, locked(key));
        }
        for (var line : wanted.lines()) {
            if (!stock.reserve(line)) {
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                return new OutOfStock(
                        line.sku(),
                        stock.find(line.sku()).map(StockLevel::available).orElse(0));
            }
            reservations.insertLine(key, line);
        }
        return new Accepted(wanted, true);
    }

    ReservationOutcome confirm(String key) {
        var reservation = locked(key);
        return switch (reservation.state()) {
            case HELD -> settle(reservation, ReservationState.CONFIRMED, stock::takeOut);
            case CONFIRMED -> new Accepted(reservation, false);
            case RELEASED, EXPIRED -> new AlreadySettled(reservation);
        };
    }

    /**
     * Gives the goods back. A key that is not known yet is marked as released all the same: whoever gave up waiting for an
     * answer to a reservation releases it, and the reservation may be still under way.
     */
    ReservationOutcome release(String key) {
        var tombstone = new Reservation(key, ReservationState.RELEASED, List.of(), clock.instant());
        if (reservations.insert(tombstone, clock.instant())) {
            return new Accepted(tombstone, true);
        }
        var reservation = locked(key);
        return switch (reservation.state()) {
            case HELD -> settle(reservation, ReservationState.RELEASED, stock::giveBack);
            case RELEASED, EXPIRED -> new Accepted(reservation, false);
            case CONFIRMED -> new AlreadySettled(reservation);
        };
    }

    /** False if somebody settled the reservation first. */
    boolean expire(String key) {
        var reservation = locked(key);
        if (reservation.state() != ReservationState.HELD) {
            return false;
        }
        settle(reservation, ReservationState.EXPIRED, stock::giveBack);
        return true;
    }

    private static ReservationOutcome askedBefore(Reservation wanted, Reservation existing) {
        return switch (existing.state()) {
            case RELEASED, EXPIRED -> new AlreadySettled(existing);
            case HELD, CONFIRMED ->
                wanted.lines().equals(existing.lines()) ? new Accepted(existing, false) : new KeyInUse(existing);
        };
    }

    private Accepted settle(Reservation reservation, ReservationState state, Consumer<Line> move) {
        reservation.lines().forEach(move);
        reservations.settle(reservation.key(), state, clock.instant());
        return new Accepted(
                new Reservation(reservation.key(), state, reservation.lines(), reservation.expiresAt()), true);
    }

    private Reservation locked(String key) {
        return reservations.lock(key).orElseThrow(() -> new ReservationNotFound(key));
    }
}
