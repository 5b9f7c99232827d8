package dev.quarterdeck.connector.kubernetes.inventory;

import dev.quarterdeck.connector.inventory.Standing.Watch;
import dev.quarterdeck.connector.kubernetes.Follower;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** How it stands with one kind that is followed. */
final class Followed {

    private static final int FORBIDDEN = 403;

    private Followed() {}

    static Watch watch(Follower follower) {
        if (follower.watching()) {
            return Watch.WATCHED;
        }
        if (follower.trouble() instanceof KubernetesClientException refusal && refusal.getCode() == FORBIDDEN) {
            return Watch.NOT_PERMITTED;
        }
        return follower.known() ? Watch.WATCHED : Watch.READING;
    }
}
