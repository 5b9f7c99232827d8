package dev.quarterdeck.shop.kit.health;

import org.springframework.web.client.RestClient;

/** Asks whether another service is alive, not whether it is ready: that would ask its dependencies in turn. */
record DependencyCheck(String component, RestClient client) implements HealthCheck {

    @Override
    public boolean required() {
        return false;
    }

    @Override
    public void run() {
        client.get().uri("/live").retrieve().toBodilessEntity();
    }
}
