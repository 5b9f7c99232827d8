package dev.quarterdeck.shop.inventory;

import dev.quarterdeck.shop.inventory.ReservationOutcome.Accepted;
import dev.quarterdeck.shop.inventory.ReservationOutcome.OutOfStock;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Promises of goods. Each may be asked for, confirmed or released again under the same key, which then changes nothing: a
 * caller that got no answer simply asks again.
 */
@Component
public class Reservations {

    private static final int BATCH = 100;

    private final ReservationLedger ledger;
    private final ReservationRepository reservations;
    private final InventoryMetrics metrics;
    private final Clock clock;

    Reservations(ReservationLedger ledger, ReservationRepository reservations, InventoryMetrics metrics, Clock clock) {
        this.ledger = ledger;
        this.reservations = reservations;
        this.metrics = metrics;
        this.clock = clock;
    }

    public ReservationOutcome reserve(String key, List<Line> lines, Duration hold) {
        return counted(ledger.reserve(key, lines, clock.instant().plus(hold)));
    }

    public ReservationOutcome confirm(String key) {
        return counted(ledger.confirm(key));
    }

    public ReservationOutcome release(String key) {
        return counted(ledger.release(key));
    }

    public Reservation find(String key) {
        return reservations.find(key).orElseThrow(() -> new ReservationNotFound(key));
    }

    /** Gives back what nobody confirmed in time. */
    public void expireOverdue() {
        for (var key : reservations.overdue(clock.instant(), BATCH)) {
            if (ledger.expire(key)) {
                metrics.count(ReservationState.EXPIRED);
            }
        }
    }

    private ReservationOutcome counted(ReservationOutcome outcome) {
        if (outcome instanceof Accepted(var reservation, var changed) && changed) {
            metrics.count(reservation.state());
        } else if (outcome instanceof OutOfStock) {
            metrics.countOutOfStock();
        }
        return outcome;
    }
}
