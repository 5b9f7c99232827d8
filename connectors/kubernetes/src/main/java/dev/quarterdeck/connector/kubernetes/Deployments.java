package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.cluster.SharedObjects.Change;
import dev.quarterdeck.connector.cluster.SharedObjects.Drift;
import dev.quarterdeck.connector.cluster.Workload;
import dev.quarterdeck.connector.cluster.WorkloadId;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes Deployments and the secrets that they take values from, and knows what was written. */
final class Deployments {

    private static final int KEPT_SECRETS = 5;
    private static final String REPLICAS = "quarterdeck-replicas";

    private final Manifests manifests;
    private final Writer writer;

    /** What was applied by name of Deployment, as far as this portal did it. */
    private final Map<WorkloadId, Map<String, Workload>> known = new ConcurrentHashMap<>();

    private record Asked(Workload workload, String name, String track, String secrets) {}

    private record Made(Asked asked, Deployment manifest) {}

    /** The last manifest of each workload: whoever applies an equal one every second asks for no more. */
    private final Map<WorkloadId, Made> made = new ConcurrentHashMap<>();

    private final DriftReader drifts = new DriftReader();

    Deployments(Manifests manifests, Writer writer) {
        this.manifests = manifests;
        this.writer = writer;
    }

    /** Asks nothing if the Deployment is that already, whatever others have made of it since. */
    void write(Namespace namespace, Workload workload, String name, String track, boolean over) {
        var there = namespace.deployments().named(name);
        var manifest = manifest(there.orElse(null), workload, name, track);
        if (over || there.filter(deployment -> same(deployment, manifest)).isEmpty()) {
            if (!workload.secrets().isEmpty()) {
                writer.create(manifests.secret(workload));
            }
            namespace.deployments().wrote(writer.apply(manifest, there.isPresent(), over));
            there.ifPresent(before -> prune(namespace, before, manifest));
        }
        if (workload.scaling() != null && (there.isEmpty() || track.equals(Labels.BESIDE))) {
            scale(namespace, name, workload.replicas());
        }
        // what was refused is not what others changed something of
        known.computeIfAbsent(workload.id(), _ -> new ConcurrentHashMap<>()).put(name, workload);
    }

    /** Under a name of its own: what the portal applies says no number where the load does. */
    private void scale(Namespace namespace, String name, int replicas) {
        var now =
                namespace.deployments().named(name).map(there -> there.getSpec().getReplicas());
        if (now.filter(number -> number == replicas).isEmpty()) {
            var patch = new DeploymentBuilder()
                    .withNewMetadata()
                    .withName(name)
                    .withNamespace(namespace.name())
                    .endMetadata()
                    .withNewSpec()
                    .withReplicas(replicas)
                    .endSpec()
                    .build();
            namespace.deployments().wrote(writer.applyAs(REPLICAS, patch));
        }
    }

    private static boolean same(Deployment there, Deployment manifest) {
        return Labels.annotation(there, Labels.HASH).equals(Labels.annotation(manifest, Labels.HASH));
    }

    Deployment manifest(@Nullable Deployment there, Workload workload, String name, String track) {
        var asked = new Asked(workload, name, track, there == null ? "" : Labels.annotation(there, Labels.SECRETS));
        var last = made.get(workload.id());
        if (last != null && last.asked().equals(asked)) {
            return last.manifest();
        }
        var manifest = manifests.deployment(workload, name, track, secrets(there, workload));
        made.put(workload.id(), new Made(asked, manifest));
        return manifest;
    }

    /** The present one first; earlier ones are kept for as long as a roll back may ask for them. */
    private List<String> secrets(@Nullable Deployment there, Workload workload) {
        var names = new ArrayList<String>();
        if (!workload.secrets().isEmpty()) {
            names.add(manifests.secret(workload).getMetadata().getName());
        }
        if (there != null) {
            secrets(there).filter(name -> !names.contains(name)).forEach(names::add);
        }
        return names.subList(0, Math.min(KEPT_SECRETS, names.size()));
    }

    static Stream<String> secrets(Deployment deployment) {
        return Stream.of(Labels.annotation(deployment, Labels.SECRETS).split(","))
                .filter(name -> !name.isEmpty());
    }

    private void prune(Namespace namespace, Deployment before, Deployment now) {
        var kept = secrets(now).toList();
        secrets(before)
                .filter(name -> !kept.contains(name))
                .forEach(name -> writer.deleteSecret(namespace.name(), name));
    }

    List<Change> preview(Namespace namespace, Workload workload, String name) {
        var there = namespace.deployments().named(name).orElse(null);
        var after = writer.dryRun(manifest(there, workload, name, Labels.APPLIED), false);
        return Differences.between(there, after);
    }

    /** Nothing is said of what this portal has not applied since its start. */
    List<Drift> drift(WorkloadId id, Deployment applied) {
        var name = applied.getMetadata().getName();
        var workload = known(id, name);
        return workload == null
                ? List.of()
                : drifts.read(id, manifest(applied, workload, name, Labels.APPLIED), applied);
    }

    @Nullable
    Workload known(WorkloadId id, String name) {
        return known.getOrDefault(id, Map.of()).get(name);
    }

    void forget(WorkloadId id, String name) {
        known.getOrDefault(id, new ConcurrentHashMap<>()).remove(name);
    }

    void forget(WorkloadId id) {
        known.remove(id);
        made.remove(id);
        drifts.forget(id);
    }
}
