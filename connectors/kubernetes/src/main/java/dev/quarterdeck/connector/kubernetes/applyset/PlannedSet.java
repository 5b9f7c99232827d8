package dev.quarterdeck.connector.kubernetes.applyset;

import dev.quarterdeck.connector.kubernetes.Reasons;
import dev.quarterdeck.connector.kubernetes.manifest.Applying;
import dev.quarterdeck.connector.kubernetes.manifest.Manifest;
import dev.quarterdeck.connector.kubernetes.manifest.Planner;
import dev.quarterdeck.connector.manifest.ApplyPlan;
import dev.quarterdeck.connector.manifest.Leftover;
import dev.quarterdeck.connector.manifest.Part;
import dev.quarterdeck.connector.manifest.Step;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What applying a set is about, and what the cluster says to it.
 *
 * @param there what the set is kept in so far; null if there is nothing yet
 * @param scope where members may be so far
 * @param members those that {@code manifest} does not have
 */
record PlannedSet(
        Applying applying,
        SetParent parent,
        @Nullable ConfigMap there,
        SetScope scope,
        Manifest manifest,
        List<GenericKubernetesResource> members,
        ApplyPlan plan) {

    private static final int MOST = 500;
    private static final String RIGHTS = "rbac.authorization.k8s.io/";

    static PlannedSet of(KubernetesClient client, String namespace, String name, String manifests)
            throws ImpossibleSet {
        var parent = new SetParent(client, namespace, name);
        var manifest = read(manifests);
        var there = parent.read().orElse(null);
        requireOwn(parent, there);
        var scope = parent.scope(there);
        requireHome(parent, scope);
        var applying = new Applying(client, namespace, SetOwnership.MANAGER, new SetOwnership(parent.id()));
        requireOnce(applying, manifest);
        requireApart(applying, manifest, new Part("v1", "ConfigMap", namespace, name));
        var found = new SetMembers(applying, parent.id());
        var members = found.beside(manifest, scope);
        var leftovers = members.stream().map(found::leftover).toList();
        var steps = new Planner(applying, new Manifest(List.of())).steps(manifest);
        return new PlannedSet(applying, parent, there, scope, manifest, members, plan(applying, steps, leftovers));
    }

    private static Manifest read(String manifests) throws ImpossibleSet {
        try {
            var manifest = ApplyOrder.of(Manifest.of(manifests));
            if (manifest.objects().size() > MOST) {
                throw new ImpossibleSet("Manifests: %d objects; a set has %d at most."
                        .formatted(manifest.objects().size(), MOST));
            }
            return manifest;
        } catch (IOException e) {
            throw new ImpossibleSet("Manifests: " + e.getMessage(), e);
        }
    }

    private static void requireOwn(SetParent parent, @Nullable ConfigMap there) throws ImpossibleSet {
        if (there == null) {
            return;
        }
        var set = parent.set(there)
                .orElseThrow(() -> new ImpossibleSet(
                        "Name: there is a ConfigMap '%s' in that namespace, and no set is kept in it. Choose another name."
                                .formatted(there.getMetadata().getName())));
        if (!set.isOwn()) {
            throw new ImpossibleSet("'%s' sees to this set: apply it with that."
                    .formatted(set.tool().isEmpty() ? "Another tool" : set.tool()));
        }
    }

    /** Asks whether the set could be kept there, before anything is asked about its members. */
    private static void requireHome(SetParent parent, SetScope scope) throws ImpossibleSet {
        try {
            parent.write(scope, Map.of(), null, true);
        } catch (KubernetesClientException e) {
            if (e.getCode() == 404) {
                throw new ImpossibleSet(
                        "Namespace: there is no '%s' on the cluster. A set is kept in a namespace that is there; what it makes may be in others."
                                .formatted(scope.home()),
                        e);
            }
            if (e.getCode() == 400 || e.getCode() == 409 || e.getCode() == 422) {
                throw new ImpossibleSet("Name: the cluster does not take it: " + Reasons.of(e), e);
            }
            throw e;
        }
    }

    private static void requireOnce(Applying applying, Manifest manifest) throws ImpossibleSet {
        var words = new HashSet<String>();
        for (var object : manifest.objects()) {
            var part = applying.part(object);
            if (!words.add(part.word())) {
                throw new ImpossibleSet("Manifests: %s %s is in them twice.".formatted(part.kind(), part.name()));
            }
        }
    }

    /** What the set is kept in cannot be one of its members. */
    private static void requireApart(Applying applying, Manifest manifest, Part parent) throws ImpossibleSet {
        if (manifest.objects().stream().map(applying::part).anyMatch(parent::equals)) {
            throw new ImpossibleSet(
                    "Name: the set would be kept in a ConfigMap '%s', and the manifests have one of that name there. Choose another, such as '%1$s-set'."
                            .formatted(parent.name()));
        }
    }

    private static ApplyPlan plan(Applying applying, List<Step> steps, List<Leftover> leftovers) {
        var parts = Stream.concat(
                        steps.stream().map(Step::part), leftovers.stream().map(Leftover::part))
                .toList();
        return new ApplyPlan(
                steps,
                leftovers,
                parts.stream()
                        .map(Part::namespace)
                        .filter(one -> !one.isEmpty())
                        .collect(Collectors.toSet()),
                parts.stream().filter(part -> isPowerful(applying, part)).toList());
    }

    /** What a set defines itself counts too: nobody knows yet where that will be. */
    private static boolean isPowerful(Applying applying, Part part) {
        return part.namespace().isEmpty()
                || part.apiVersion().startsWith(RIGHTS)
                || applying.served().find(part.apiVersion(), part.kind()).isEmpty();
    }
}
