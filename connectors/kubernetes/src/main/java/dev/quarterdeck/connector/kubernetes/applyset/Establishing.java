package dev.quarterdeck.connector.kubernetes.applyset;

import dev.quarterdeck.connector.kubernetes.manifest.Applying;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Duration;
import java.time.Instant;

/** Waits until the cluster serves a kind that was defined a moment ago. */
final class Establishing {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Establishing() {}

    /** After ten seconds it does not wait any longer, and the cluster says why it takes no such object. */
    static void await(Applying applying, GenericKubernetesResource object) {
        var end = Instant.now().plus(PATIENCE);
        while (applying.served().find(object.getApiVersion(), object.getKind()).isEmpty()
                && Instant.now().isBefore(end)) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
