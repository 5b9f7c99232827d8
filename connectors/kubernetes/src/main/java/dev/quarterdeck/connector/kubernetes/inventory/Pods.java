package dev.quarterdeck.connector.kubernetes.inventory;

import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.connector.inventory.Outcome.Conflicted;
import dev.quarterdeck.connector.inventory.Outcome.Done;
import java.util.Map;

/** Ends pods. */
final class Pods {

    private final Target target;

    Pods(Target target) {
        this.target = target;
    }

    /** Of a StatefulSet the next pod has the same name, and must not be hit in its place. */
    Outcome delete(String uid) {
        var now = target.read();
        if (!now.getMetadata().getUid().equals(uid)) {
            return new Conflicted("Another pod has that name by now. Look again.");
        }
        target.client()
                .raw(
                        Addresses.path(target.id(), target.apiVersion()),
                        "DELETE",
                        Map.of(
                                "apiVersion", "v1",
                                "kind", "DeleteOptions",
                                "preconditions", Map.of("uid", uid)));
        return new Done("%s is asked to end.".formatted(target.id().name()));
    }
}
