package dev.quarterdeck.connector.inventory;

import dev.quarterdeck.connector.gitops.Applications;
import dev.quarterdeck.connector.helm.HelmReleases;
import dev.quarterdeck.connector.inventory.Facts.Amounts;
import dev.quarterdeck.connector.manifest.ApplySets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is in a cluster, kept in memory and told of as it changes. What reads the memory never waits for the
 * cluster; what was last known stays while it does not answer, and {@link #standing()} says how old it is.
 */
public interface Inventory extends AutoCloseable {

    /** Unique among clusters; stands in addresses. */
    String name();

    Standing standing();

    /** All of a kind, in no order; empty also if the cluster does not serve it. */
    Collection<ClusterObject> all(Kind kind);

    Optional<ClusterObject> find(ObjectId id);

    /** What the object of this {@code uid} controls, in no order. */
    Collection<ClusterObject> controlledBy(String uid);

    /** What is remembered of what happened, newest first. */
    List<ObjectEvent> events();

    /** Versions of kinds that clients still used, and a newer cluster does not serve; as far as the cluster tells. */
    List<DeprecatedUse> deprecatedUse();

    /**
     * One object as it is now; empty if it is not there any more.
     *
     * @param whole with the list of who manages which field
     * @throws dev.quarterdeck.connector.SourceUnavailable if the cluster does not answer, or does not show it
     */
    Optional<Description> describe(ObjectId id, boolean whole);

    /**
     * What can be gone back to, newest first; empty if nothing is kept.
     *
     * @throws dev.quarterdeck.connector.SourceUnavailable if the cluster does not answer
     */
    List<Revision> revisions(ObjectId id);

    /**
     * What each node really uses, by its name; empty if nobody measures it there.
     *
     * @throws dev.quarterdeck.connector.SourceUnavailable if the cluster does not answer, or does not show it
     */
    Map<String, Amounts> usedByNodes();

    /**
     * What each pod of a namespace really uses, by its name; empty if nobody measures it there.
     *
     * @throws dev.quarterdeck.connector.SourceUnavailable if the cluster does not answer, or does not show it
     */
    Map<String, Amounts> usedByPods(String namespace);

    /**
     * What a container wrote.
     *
     * @throws dev.quarterdeck.connector.SourceUnavailable if the cluster does not answer, or does not show it
     */
    ContainerLog log(ContainerLog.Question question);

    /**
     * Runs a command inside of a container, and waits for it.
     *
     * @throws dev.quarterdeck.connector.SourceUnavailable if the cluster does not answer, or breaks off so that nobody
     *     knows what came of it, or does not let the portal
     */
    ContainerCommand.Run run(ContainerCommand command);

    /**
     * Does something to an object by hand, once.
     *
     * @throws dev.quarterdeck.connector.SourceUnavailable if the cluster does not answer, so that nobody knows whether
     *     it was done
     */
    Outcome act(Operation operation);

    /** What Argo CD delivers from there. */
    Applications applications();

    /** What Helm has released there. */
    HelmReleases helm();

    /** Objects there that were applied together. */
    ApplySets applySets();

    /** Calls {@code listener} soon after objects changed, from any thread; it must return quickly. */
    AutoCloseable watch(Consumer<Set<ObjectId>> listener);

    @Override
    void close();

    /**
     * @param number as the cluster counts, higher is newer
     * @param current whether it is what is wanted now
     */
    record Revision(long number, boolean current, List<String> images, Instant at) {

        public Revision {
            images = List.copyOf(images);
        }
    }

    /**
     * @param conditions as the cluster gives them, in its order
     * @param annotations without copies of the object itself
     * @param yaml without what no person reads; what is secret is masked
     * @param ports at which it, or the pods that it runs, answer over TCP
     */
    record Description(List<Condition> conditions, Map<String, String> annotations, String yaml, List<Integer> ports) {

        public Description {
            ports = List.copyOf(ports);
            conditions = List.copyOf(conditions);
            annotations = Map.copyOf(annotations);
        }
    }

    /**
     * @param status True, False or Unknown
     * @param since when it became so; null if nobody says
     */
    record Condition(
            String type,
            String status,
            @Nullable String reason,
            @Nullable String message,
            @Nullable Instant since) {}

    /**
     * @param what the version of a kind, such as policy/v1beta1 PodDisruptionBudget
     * @param removedIn the first version of Kubernetes without it
     * @param instead what to use
     * @param by who or what uses it: a field manager, or an object that was written so
     */
    record DeprecatedUse(String what, String removedIn, String instead, ObjectId object, String by) {}
}
