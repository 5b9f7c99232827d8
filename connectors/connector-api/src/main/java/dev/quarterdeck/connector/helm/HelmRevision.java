package dev.quarterdeck.connector.helm;

import java.time.Instant;

/**
 * One revision of a release, as far as it says what it is without being read.
 *
 * @param status in Helm's words: deployed, superseded, failed, uninstalled, uninstalling, pending-install,
 *     pending-upgrade, pending-rollback, unknown
 * @param at when Helm wrote it last
 */
public record HelmRevision(String namespace, String release, int revision, String status, Instant at) {

    /** Whether Helm is at it, or was cut off while it was. */
    public boolean isPending() {
        return status.startsWith("pending-") || status.equals("uninstalling");
    }
}
