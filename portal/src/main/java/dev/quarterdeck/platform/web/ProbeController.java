package dev.quarterdeck.platform.web;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells whatever runs the portal whether to restart it, and whether to send it requests. */
@RestController
class ProbeController {

    private static final int SECONDS = 2;

    private final DataSource database;
    private final ApplicationAvailability availability;

    ProbeController(DataSource database, ApplicationAvailability availability) {
        this.database = database;
        this.availability = availability;
    }

    record Probe(String status, String database) {}

    record Alive(String status) {}

    @GetMapping("/live")
    Alive live() {
        return new Alive("up");
    }

    /** It is asked before there are accounts to sign in with, and while it ends. */
    @GetMapping("/ready")
    ResponseEntity<Probe> ready() {
        if (availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
            return down("not asked: the portal begins or ends");
        }
        try (var connection = database.getConnection()) {
            if (connection.isValid(SECONDS)) {
                return ResponseEntity.ok(new Probe("up", "answers"));
            }
            return down("does not answer within %d s".formatted(SECONDS));
        } catch (SQLException e) {
            return down(String.valueOf(e.getMessage()));
        }
    }

    private static ResponseEntity<Probe> down(String why) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body(new Probe("down", why));
    }
}
