package dev.quarterdeck.connector.manifest;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.inventory.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Sets of objects in a cluster. Each method throws {@link dev.quarterdeck.connector.NotPermitted} if the cluster does not
 * let the portal, and {@link SourceUnavailable} if it does not answer.
 */
public interface ApplySets {

    /** Empty if there is no such set. */
    Optional<ApplySet> find(String namespace, String name);

    /** What is there of a set, in no order; empty if there is no such set. */
    List<Part> members(String namespace, String name);

    /** What applying {@code manifests} would do; nothing is changed. */
    ApplyPlanning plan(String namespace, String name, String manifests);

    /**
     * Applies what is wanted, and removes what was chosen; what was applied so far stays if it gets no further, and applying
     * again goes on.
     *
     * @param objection why it is not done, given what it would do; empty if nothing speaks against it
     * @throws SourceUnavailable if the cluster stops answering, so that nobody knows how far it got
     */
    Outcome apply(ApplyWish wish, Function<ApplyPlan, Optional<String>> objection);
}
