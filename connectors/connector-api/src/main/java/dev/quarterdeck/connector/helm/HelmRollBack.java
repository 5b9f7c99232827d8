package dev.quarterdeck.connector.helm;

import java.util.Set;

/**
 * What a person wants of a release.
 *
 * @param newest the newest revision when they looked; refused if it is another by now, so that pressing twice does it once
 * @param to the revision that is to be again
 * @param take whether fields that others have set by now are taken from them
 * @param prune which objects that only the newest revision has are to be removed, as {@link
 *     dev.quarterdeck.connector.manifest.Part#word()}
 */
public record HelmRollBack(String namespace, String release, int newest, int to, boolean take, Set<String> prune) {

    public HelmRollBack {
        prune = Set.copyOf(prune);
    }
}
