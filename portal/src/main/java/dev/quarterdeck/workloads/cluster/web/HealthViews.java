package dev.quarterdeck.workloads.cluster.web;

import dev.quarterdeck.connector.inventory.Health;
import org.springframework.stereotype.Component;

/** Templates know it as {@code @healths}. */
@Component("healths")
public class HealthViews {

    public HealthView of(Health health, boolean stale) {
        return HealthView.of(health, stale);
    }
}
