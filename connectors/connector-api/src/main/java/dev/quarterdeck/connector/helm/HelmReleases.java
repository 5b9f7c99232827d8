package dev.quarterdeck.connector.helm;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.inventory.Outcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The releases of Helm in a cluster, which Helm keeps in Secrets: they are read when they are asked for, and never kept.
 * Each method throws {@link dev.quarterdeck.connector.NotPermitted} if the portal may not read Secrets there, and {@link
 * SourceUnavailable} if the cluster does not answer.
 */
public interface HelmReleases {

    /**
     * The newest revision of each release, by namespace and name. What the revisions contain is not read for it.
     *
     * @param namespace null for all
     */
    Newest newest(@Nullable String namespace);

    /** All that is kept of one release, newest first; empty if there is none. Contents are not read for it. */
    List<HelmRevision> history(String namespace, String release);

    /** The little that lists show of a revision; empty if it cannot be read. */
    Optional<HelmRelease.Head> head(HelmRevision revision);

    /** Empty if it is not kept any more. */
    Optional<HelmReading> read(HelmRevision revision);

    /** What going back to {@code revision} would do; nothing is changed. */
    HelmPlanning plan(String namespace, String release, int revision);

    /**
     * Applies again what an earlier revision was, and writes it down as Helm does. Hooks are not run.
     *
     * @throws SourceUnavailable if the cluster stops answering, so that nobody knows how far it got
     */
    Outcome rollBack(HelmRollBack wanted);

    /** @param cut whether there are more than the portal lists */
    record Newest(List<HelmRevision> revisions, boolean cut) {

        public Newest {
            revisions = List.copyOf(revisions);
        }
    }
}
