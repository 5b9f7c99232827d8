package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.cluster.WorkloadId;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the portal sees of one namespace: its own Deployments, Services and pods, and the events. */
final class Namespace implements AutoCloseable {

    private final String name;
    private final Watched<Deployment> deployments;
    private final Watched<Service> services;
    private final Watched<Pod> pods;
    private final Watched<Event> events;
    private final Set<String> served = ConcurrentHashMap.newKeySet();

    /** @param changed told of each workload of which something changed */
    Namespace(KubernetesConnection connection, String name, Consumer<WorkloadId> changed) {
        this.name = name;
        var client = connection.client();
        Consumer<HasMetadata> tell = object -> Labels.workload(object).ifPresent(changed);
        deployments = Watched.of(
                connection,
                client.apps().deployments().inNamespace(name).withLabels(Labels.OWN),
                object -> object,
                tell::accept);
        services = Watched.of(
                connection, client.services().inNamespace(name).withLabels(Labels.OWN), object -> object, tell::accept);
        pods = Watched.of(connection, client.pods().inNamespace(name).withLabels(Labels.OWN), Namespace::kept, pod -> {
            if (Pods.ending(pod)) {
                served.remove(run(pod));
            } else if (Pods.ready(pod)) {
                served.add(run(pod));
            }
            tell.accept(pod);
        });
        events = Watched.of(connection, client.v1().events().inNamespace(name), Namespace::kept, this::ignore);
    }

    private void ignore(Event event) {
        // events are looked at when somebody asks; what they are about tells of itself
    }

    private static Pod kept(Pod pod) {
        var container = pod.getSpec().getContainers().stream()
                .filter(each -> Manifests.CONTAINER.equals(each.getName()))
                .map(each -> each.edit()
                        .withEnv(List.of())
                        .withVolumeMounts(List.of())
                        .withLifecycle(null)
                        .build())
                .toList();
        var spec = new PodSpec();
        spec.setContainers(container);
        spec.setNodeName(pod.getSpec().getNodeName());
        return new PodBuilder(pod)
                .editMetadata()
                .withManagedFields(List.of())
                .endMetadata()
                .withSpec(spec)
                .build();
    }

    private static Event kept(Event event) {
        event.getMetadata().setManagedFields(List.of());
        return event;
    }

    private static String run(Pod pod) {
        return pod.getMetadata().getUid() + Pods.restarts(pod);
    }

    /** Whether the container that runs now was ready before, as far as the portal saw. */
    boolean hasServed(Pod pod) {
        return served.contains(run(pod));
    }

    String name() {
        return name;
    }

    Watched<Deployment> deployments() {
        return deployments;
    }

    Watched<Service> services() {
        return services;
    }

    Watched<Pod> pods() {
        return pods;
    }

    Watched<Event> events() {
        return events;
    }

    /** Of one workload, whatever their revision. */
    List<Pod> podsOf(WorkloadId id) {
        return pods.stream().filter(pod -> Labels.of(pod, id)).toList();
    }

    List<Deployment> deploymentsOf(WorkloadId id) {
        return deployments.stream()
                .filter(deployment -> Labels.of(deployment, id))
                .toList();
    }

    /** The one that counts as applied. */
    Optional<Deployment> applied(WorkloadId id) {
        return deploymentsOf(id).stream()
                .filter(deployment -> Labels.label(deployment, Labels.TRACK).equals(Labels.APPLIED))
                .findFirst();
    }

    /** Why what is seen may be old; null if it is not. */
    @Nullable
    String problem() {
        return Stream.of(deployments, services, pods, events)
                .map(Watched::problem)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    boolean synced() {
        return Stream.of(deployments, services, pods, events).allMatch(Watched::synced);
    }

    @Override
    public void close() {
        Stream.of(deployments, services, pods, events).forEach(Watched::close);
    }
}
