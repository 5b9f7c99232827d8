package dev.quarterdeck.shop.inventory.web;

import dev.quarterdeck.shop.inventory.InventorySettings;
import dev.quarterdeck.shop.inventory.Reservation;
import dev.quarterdeck.shop.inventory.ReservationOutcome;
import dev.quarterdeck.shop.inventory.ReservationOutcome.Accepted;
import dev.quarterdeck.shop.inventory.ReservationOutcome.AlreadySettled;
import dev.quarterdeck.shop.inventory.ReservationOutcome.KeyInUse;
import dev.quarterdeck.shop.inventory.ReservationOutcome.OutOfStock;
import dev.quarterdeck.shop.inventory.Reservations;
import jakarta.validation.Valid;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/reservations/{key}")
class ReservationController {

    private final Reservations reservations;
    private final Duration longest;

    ReservationController(Reservations reservations, InventorySettings settings) {
        this.reservations = reservations;
        longest = settings.longestReservation();
    }

    @GetMapping
    Reservation show(@PathVariable String key) {
        return reservations.find(key);
    }

    @PutMapping
    ResponseEntity<?> reserve(@PathVariable String key, @Valid @RequestBody ReservationRequest request) {
        var asked = Duration.ofSeconds(request.holdSeconds());
        return answer(reservations.reserve(key, request.toLines(), asked.compareTo(longest) < 0 ? asked : longest));
    }

    @PutMapping("/confirmation")
    ResponseEntity<?> confirm(@PathVariable String key) {
        return answer(reservations.confirm(key));
    }

    @DeleteMapping
    ResponseEntity<?> release(@PathVariable String key) {
        return answer(reservations.release(key));
    }

    private static ResponseEntity<?> answer(ReservationOutcome outcome) {
        return switch (outcome) {
            case Accepted(var reservation, var _) -> ResponseEntity.ok(reservation);
            case OutOfStock(var sku, var available) ->
                refusal(
                        "out-of-stock",
                        "Of %s only %d are available.".formatted(sku, available),
                        Map.of("sku", sku, "available", available));
            case AlreadySettled(var reservation) ->
                refusal(
                        "already-settled",
                        "The reservation is %s.".formatted(reservation.state().word()),
                        Map.of("state", reservation.state()));
            case KeyInUse(var _) -> refusal("key-in-use", "The key stands for a reservation of other goods.", Map.of());
        };
    }

    private static ResponseEntity<ProblemDetail> refusal(String code, String detail, Map<String, Object> properties) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, detail);
        problem.setProperty("code", code);
        properties.forEach(problem::setProperty);
        return ResponseEntity.of(problem).build();
    }
}
