package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.cluster.ApplyConflict;
import dev.quarterdeck.connector.cluster.ApplyConflict.Conflict;
import dev.quarterdeck.connector.cluster.SharedObjects.Change;
import dev.quarterdeck.connector.cluster.SharedObjects.Drift;
import dev.quarterdeck.connector.cluster.Workload;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.connector.cluster.WorkloadStatus;
import dev.quarterdeck.connector.cluster.WrittenDelivery.Awaited;
import dev.quarterdeck.connector.gitops.Applications;
import dev.quarterdeck.connector.kubernetes.git.GitDelivery;
import dev.quarterdeck.connector.kubernetes.git.GitSettings;
import dev.quarterdeck.connector.kubernetes.git.Standing;
import dev.quarterdeck.connector.kubernetes.git.Wish;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Delivers the workloads of some environments through Git: the objects that {@link Tracks} would apply are files there, and
 * Argo CD applies them. Only secrets are made by the portal itself, before their names are in Git.
 */
final class GitTracks implements Delivery, AutoCloseable {

    private final GitSettings settings;
    private final Namespaces namespaces;
    private final Manifests manifests;
    private final Writer writer;
    private final Deployments deployments;
    private final Traffic traffic;
    private final Availability availability;
    private final ArgoRequests argo;
    private final Handover handover;
    private final GitDelivery delivery;
    private final Map<WorkloadId, Wanted> wanted = new ConcurrentHashMap<>();

    /** @param objects in the cluster once they are applied */
    private record Wanted(int replicas, List<HasMetadata> objects) {

        /** Another one for other objects. */
        String key() {
            return objects.stream().map(Wanted::hash).collect(Collectors.joining(" "));
        }

        private static String hash(HasMetadata object) {
            var known = Labels.annotation(object, Labels.HASH);
            return known.isEmpty() ? Hash.of(object) : known;
        }
    }

    /** @param changed told of each workload of which there is something else to see */
    private GitTracks(
            KubernetesConnection connection,
            GitSettings settings,
            Namespaces namespaces,
            Traffic traffic,
            Availability availability,
            ArgoRequests argo,
            Consumer<WorkloadId> changed) {
        this.settings = settings;
        this.namespaces = namespaces;
        this.manifests = new Manifests(connection);
        this.writer = new Writer(connection);
        this.deployments = new Deployments(manifests, writer);
        this.traffic = traffic;
        this.availability = availability;
        this.argo = argo;
        this.handover = new Handover(writer);
        this.delivery = new GitDelivery(connection.name(), settings, changed, standings -> follow(standings, changed));
    }

    /** Null if nothing on that cluster is delivered through Git. */
    static @Nullable GitTracks of(
            KubernetesConnection connection,
            Namespaces namespaces,
            Traffic traffic,
            Availability availability,
            Applications applications,
            Consumer<WorkloadId> changed) {
        var settings = connection.settings().git();
        return settings == null
                ? null
                : new GitTracks(
                        connection,
                        settings,
                        namespaces,
                        traffic,
                        availability,
                        new ArgoRequests(settings, applications),
                        changed);
    }

    private void follow(List<Standing> standings, Consumer<WorkloadId> changed) {
        var awaited = standings.stream()
                .filter(standing ->
                        standing.commit() != null && !shows(standing.wish().id()))
                .toList();
        argo.follow(awaited).forEach(changed);
        standings.stream()
                .filter(standing -> standing.wish().key().isEmpty() && standing.commit() != null)
                .map(standing -> standing.wish().id())
                .filter(this::shows)
                .forEach(delivery::forget);
        wanted.keySet().stream().filter(this::shows).forEach(this::handOver);
    }

    private void handOver(WorkloadId id) {
        namespaces
                .seen(id)
                .ifPresent(namespace -> Stream.concat(
                                namespace.deployments().named(id.name()).stream(),
                                namespace.services().named(id.name()).stream())
                        .forEach(handover::giveUp));
    }

    boolean delivers(String environment) {
        return settings.delivers(environment);
    }

    @Override
    public void apply(Namespace namespace, Workload workload, boolean over) {
        var id = workload.id();
        var now = wanted(namespace, workload);
        var key = now.key();
        var before = delivery.standing(id)
                .filter(standing -> standing.wish().key().equals(key))
                .orElse(null);
        if (before == null || over) {
            now.objects().stream()
                    .filter(object -> there(namespace, object).isEmpty())
                    .forEach(writer::requireOurs);
            if (!workload.secrets().isEmpty()) {
                writer.create(manifests.secret(workload));
            }
            delivery.wish(wish(
                    workload,
                    now,
                    before == null || before.conflicts() ? "Deploy %s %s to %s" : "Put %s %s back in %s",
                    over));
        }
        delivery.repeat(id);
        wanted.put(id, now);
        if (before != null && !over && before.conflicts()) {
            throw new ApplyConflict(drift(before).stream()
                    .map(drift -> new Conflict(drift.object(), drift.field(), String.valueOf(drift.manager())))
                    .toList());
        }
    }

    private Wanted wanted(Namespace namespace, Workload workload) {
        var id = workload.id();
        var there = namespace.deployments().named(id.name()).orElse(null);
        var deployment = deployments.manifest(there, workload, id.name(), Labels.APPLIED);
        return new Wanted(
                workload.replicas(),
                Stream.of(List.of(deployment), traffic.manifests(id), availability.manifests(workload, id.name()))
                        .<HasMetadata>flatMap(List::stream)
                        .toList());
    }

    private static Optional<HasMetadata> there(Namespace namespace, HasMetadata object) {
        var name = object.getMetadata().getName();
        return switch (object.getKind()) {
            case "Deployment" -> namespace.deployments().named(name).map(HasMetadata.class::cast);
            case "Service" -> namespace.services().named(name).map(HasMetadata.class::cast);
            // routes are not watched
            default -> Optional.of(object);
        };
    }

    /** @param subject with places for component, version and environment */
    private static Wish wish(Workload workload, Wanted now, String subject, boolean over) {
        var id = workload.id();
        var version = workload.artifact().version();
        return new Wish(
                id,
                now.key(),
                ManifestFiles.of(now.objects()),
                subject.formatted(id.name(), version == null ? workload.revision() : version, id.environment()),
                Map.of("Quarterdeck-Revision", workload.revision()),
                over);
    }

    @Override
    public void remove(Namespace namespace, WorkloadId id) {
        wanted.remove(id);
        // those that were evicted belong to no Deployment any more
        namespace.podsOf(id).stream()
                .filter(pod -> !Labels.label(pod, Labels.EVICTED).isEmpty())
                .forEach(writer::delete);
        namespace.deploymentsOf(id).stream()
                .flatMap(Deployments::secrets)
                .distinct()
                .forEach(name -> writer.deleteSecret(namespace.name(), name));
        deployments.forget(id);
        if (!hides(id)) {
            delivery.wish(new Wish(
                    id,
                    "",
                    ManifestFiles.none(),
                    "Remove %s from %s".formatted(id.name(), id.environment()),
                    Map.of(),
                    false));
        }
    }

    @Override
    public boolean hides(WorkloadId id) {
        return delivery.standing(id)
                .filter(standing -> standing.wish().key().isEmpty())
                .isPresent();
    }

    @Override
    public WorkloadStatus status(WorkloadStatus seen) {
        var now = wanted.get(seen.id());
        return now == null || shows(seen.id())
                ? seen
                : new WorkloadStatus(seen.id(), seen.revision(), now.replicas(), seen.observed(), null);
    }

    /** Whether the cluster has what is wanted, as far as it told. */
    private boolean shows(WorkloadId id) {
        var namespace = namespaces.seen(id).orElse(null);
        if (namespace == null) {
            return false;
        }
        var now = wanted.get(id);
        return now == null
                ? namespace.deploymentsOf(id).isEmpty()
                : now.objects().stream().allMatch(object -> isAs(namespace, object));
    }

    private static boolean isAs(Namespace namespace, HasMetadata wanted) {
        return there(namespace, wanted)
                .filter(object -> Labels.annotation(object, Labels.HASH).equals(Labels.annotation(wanted, Labels.HASH)))
                .isPresent();
    }

    Optional<Awaited> awaited(WorkloadId id) {
        return delivery.standing(id)
                .filter(standing -> standing.commit() == null || !shows(id))
                .map(standing -> new Awaited(
                        String.valueOf(settings.url()),
                        settings.branch(),
                        standing.commit(),
                        standing.at(),
                        argo.application(id),
                        problem(standing)));
    }

    private @Nullable String problem(Standing standing) {
        return Optional.ofNullable(standing.problem())
                .or(() -> standing.foreign().stream()
                        .findFirst()
                        .map(foreign -> "%s changed %s since.".formatted(foreign.by(), foreign.file())))
                .orElseGet(() -> argo.problem(standing.wish().id()));
    }

    /** What others changed in Git; what they change on the cluster is for Argo CD to see to. */
    @Override
    public List<Drift> drift(Namespace namespace, WorkloadId id) {
        return delivery.standing(id).map(GitTracks::drift).orElse(List.of());
    }

    private static List<Drift> drift(Standing standing) {
        return standing.foreign().stream()
                .flatMap(foreign -> ManifestFiles.changes(foreign.file(), foreign.ours(), foreign.theirs()).stream()
                        .map(change -> new Drift(
                                change.object(),
                                change.field(),
                                change.from(),
                                change.to(),
                                foreign.by(),
                                foreign.at())))
                .toList();
    }

    @Override
    public List<Change> preview(Namespace namespace, Workload workload) {
        return wanted(namespace, workload).objects().stream()
                .flatMap(object -> Differences.between(there(namespace, object).orElse(null), object).stream())
                // what the cluster itself adds is not taken away
                .filter(change -> change.to() != null)
                .toList();
    }

    void leave() {
        wanted.clear();
        delivery.leave();
    }

    /** @throws dev.quarterdeck.connector.SourceUnavailable if the repository does not answer */
    String check() {
        return delivery.check();
    }

    @Override
    public void close() {
        delivery.close();
    }
}
