package dev.quarterdeck.connector.kubernetes.health;

import dev.quarterdeck.connector.inventory.Health;

/** Of what runs until it is done. */
final class JobHealth {

    private JobHealth() {}

    static Health job(Fields all) {
        var status = all.at("status");
        var failed = status.holding("Failed");
        if (!failed.isEmpty()) {
            return Health.degraded(failed.text("message", "It failed"));
        }
        if (!status.holding("Complete").isEmpty()) {
            return Health.healthy("Done");
        }
        if (!status.holding("Suspended").isEmpty()) {
            return Health.suspended("Suspended");
        }
        var failures = status.count("failed");
        return Health.progressing(
                failures == 0 ? "Not done yet" : "Not done yet; %d of its pods failed".formatted(failures));
    }

    static Health cronJob(Fields all) {
        return all.at("spec").flag("suspend")
                ? Health.suspended("It starts no jobs while it is paused")
                : Health.HEALTHY;
    }
}
