package dev.quarterdeck.workloads.cluster.applyset;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of a set, having seen what it would do.
 *
 * @param seen digest of the manifests that they saw; null for whatever the source gives by now
 * @param take whether fields, and whole objects, are taken from others
 * @param prune which leftovers are removed
 * @param isAdministrator whether they may do what only administrators may
 */
public record SetWish(
        @Nullable String seen, boolean take, Set<String> prune, String actor, boolean isAdministrator, String reason) {

    public SetWish {
        prune = Set.copyOf(prune);
    }
}
