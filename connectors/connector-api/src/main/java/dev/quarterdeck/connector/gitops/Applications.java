package dev.quarterdeck.connector.gitops;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.connector.inventory.Outcome;
import java.util.Optional;

/**
 * The Applications of Argo CD in a cluster. Which there are, and how each does, the inventory knows; this is one of them
 * whole, and what can be done to it. Whatever is asked for is written into it, and Argo CD does it.
 */
public interface Applications {

    /**
     * As it is now; empty if it is not there any more.
     *
     * @throws SourceUnavailable if the cluster does not answer
     */
    Optional<Application> read(ObjectId id);

    /** @throws SourceUnavailable if the cluster does not answer, so that nobody knows whether it was asked for */
    Outcome act(ApplicationOperation operation);
}
