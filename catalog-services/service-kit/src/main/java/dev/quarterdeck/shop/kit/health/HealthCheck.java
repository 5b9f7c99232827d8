package dev.quarterdeck.shop.kit.health;

/** Finds out whether one thing a service works with is there. */
public interface HealthCheck {

    String component();

    /**
     * Whether the service can do nothing without it. Only then may it get no traffic: another service that is down must
     * not take every service that calls it out of the traffic too, and so on up the chain. Those have an answer for that
     * case.
     */
    boolean required();

    /** @throws Exception if it is not there; the message says what was found instead */
    void run() throws Exception;
}
