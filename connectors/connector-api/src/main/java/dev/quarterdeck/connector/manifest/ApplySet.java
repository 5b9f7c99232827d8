package dev.quarterdeck.connector.manifest;

import java.util.Map;

/**
 * Objects that were applied together, and are known by a label that names their set. Source: Kubernetes' KEP-3659, whose
 * {@code kubectl apply --applyset} writes the same.
 *
 * @param id what the label of each member says
 * @param tool who sees to it: {@code quarterdeck}, or another such as {@code kubectl}
 * @param facts what was written down when it was applied last: where it came from, by whom, when
 */
public record ApplySet(String namespace, String name, String id, String tool, Map<String, String> facts) {

    /** On the object that a set is kept in, with its id. */
    public static final String ID = "applyset.kubernetes.io/id";

    /** On each member, with the id of its set. */
    public static final String PART_OF = "applyset.kubernetes.io/part-of";

    /** As a {@code tool}. */
    public static final String OWN = "quarterdeck";

    public ApplySet {
        facts = Map.copyOf(facts);
    }

    /** Whether the portal may apply it: each tool leaves the sets of others alone. */
    public boolean isOwn() {
        return OWN.equals(tool);
    }
}
