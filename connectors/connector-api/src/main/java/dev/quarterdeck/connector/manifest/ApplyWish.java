package dev.quarterdeck.connector.manifest;

import java.util.Map;
import java.util.Set;

/**
 * What a person wants of a set.
 *
 * @param manifests YAML or JSON, documents one after another; with none in it the set is left with nothing
 * @param take whether fields, and whole objects, are taken from others who see to them by now
 * @param prune which leftovers are removed, as {@link Part#word()}
 * @param facts to be written down; with no manifests, what was written down so far stays
 */
public record ApplyWish(
        String namespace, String name, String manifests, boolean take, Set<String> prune, Map<String, String> facts) {

    public ApplyWish {
        prune = Set.copyOf(prune);
        facts = Map.copyOf(facts);
    }
}
