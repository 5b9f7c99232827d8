package dev.quarterdeck.connector.kubernetes.health;

import dev.quarterdeck.connector.inventory.Health;

/** Of what lets requests in. */
final class EntryHealth {

    private EntryHealth() {}

    static Health service(Fields all) {
        return "LoadBalancer".equals(all.at("spec").text("type")) ? balanced(all) : Health.HEALTHY;
    }

    static Health ingress(Fields all) {
        return balanced(all);
    }

    private static Health balanced(Fields all) {
        return all.at("status", "loadBalancer").list("ingress").isEmpty()
                ? Health.progressing("No load balancer has taken it yet")
                : Health.HEALTHY;
    }
}
