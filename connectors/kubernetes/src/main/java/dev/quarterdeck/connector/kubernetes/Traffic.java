package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.cluster.WorkloadId;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Leads requests to the pods of one Deployment or of several. With a Gateway, an HTTPRoute divides them by weight among
 * a Service for each; without one, the Service of the workload selects the pods of one or of all, so that they are
 * divided by number.
 */
final class Traffic {

    private static final String GROUP = "gateway.networking.k8s.io";

    private final KubernetesConnection connection;
    private final Manifests manifests;
    private final Writer writer;
    private final Function<WorkloadId, URI> addresses;
    private final Map<WorkloadId, String> routed = new ConcurrentHashMap<>();
    private volatile @Nullable String routeVersion;

    Traffic(KubernetesConnection connection, Manifests manifests, Writer writer, Function<WorkloadId, URI> addresses) {
        this.connection = connection;
        this.manifests = manifests;
        this.writer = writer;
        this.addresses = addresses;
        connection.followers().whenRestored(routed::clear);
    }

    /** Whether requests are divided by weight, and not by number of replicas. */
    boolean byWeight() {
        return connection.settings().gateway() != null;
    }

    static Split split(Namespace namespace, WorkloadId id, String applied) {
        return namespace
                .services()
                .named(id.name())
                .map(service -> Split.read(Labels.annotation(service, Labels.SPLIT)))
                .filter(split -> !split.shares().isEmpty())
                .orElse(Split.all(applied));
    }

    /**
     * Makes requests go as {@code split} says. Asks nothing if they do already.
     *
     * @param applied name of the Deployment that counts as applied
     * @param beside names of the others
     */
    void lead(Namespace namespace, WorkloadId id, String applied, List<String> beside, Split split, boolean over) {
        if (byWeight()) {
            beside.forEach(name ->
                    apply(namespace, manifests.service(id, name, Map.of(Labels.DEPLOYMENT, name), ""), over));
            if (!applied.equals(id.name())) {
                apply(namespace, manifests.service(id, applied, Map.of(Labels.DEPLOYMENT, applied), ""), over);
            }
        }
        var only = split.shares().size() == 1 ? split.shares().firstKey() : null;
        // inside the cluster nobody divides by weight: there the applied one serves until another has all
        var serving = only == null && byWeight() ? applied : only;
        apply(
                namespace,
                manifests.service(
                        id,
                        id.name(),
                        serving == null ? Map.of() : Map.of(Labels.DEPLOYMENT, serving),
                        split.toString()),
                over);
        if (byWeight()) {
            route(id, split);
        }
    }

    /** What leads all requests to the one Deployment of a workload. */
    List<HasMetadata> manifests(WorkloadId id) {
        var all = Split.all(id.name());
        var service = manifests.service(id, id.name(), Map.of(Labels.DEPLOYMENT, id.name()), all.toString());
        return byWeight() ? List.of(service, httpRoute(id, all)) : List.of(service);
    }

    private void apply(Namespace namespace, Service wanted, boolean over) {
        var there = namespace.services().named(wanted.getMetadata().getName());
        if (over
                || there.filter(service ->
                                Labels.annotation(service, Labels.HASH).equals(Labels.annotation(wanted, Labels.HASH)))
                        .isEmpty()) {
            namespace.services().wrote(writer.apply(wanted, there.isPresent(), over));
        }
    }

    private void route(WorkloadId id, Split split) {
        var text = split.toString();
        if (!text.equals(routed.get(id))) {
            writer.applyAs(Writer.MANAGER, httpRoute(id, split));
            routed.put(id, text);
        }
    }

    private GenericKubernetesResource httpRoute(WorkloadId id, Split split) {
        var gateway = String.valueOf(connection.settings().gateway()).split("/");
        var backends = split.shares().entrySet().stream()
                .map(share -> Map.of("name", share.getKey(), "port", 80, "weight", share.getValue()))
                .toList();
        return emptyRoute(id)
                .addToAdditionalProperties(
                        "spec",
                        Map.of(
                                "parentRefs", List.of(Map.of("namespace", gateway[0], "name", gateway[1])),
                                "hostnames", List.of(addresses.apply(id).getHost()),
                                "rules", List.of(Map.of("backendRefs", backends))))
                .build();
    }

    private GenericKubernetesResourceBuilder emptyRoute(WorkloadId id) {
        return new GenericKubernetesResourceBuilder()
                .withApiVersion(GROUP + "/" + routeVersion())
                .withKind("HTTPRoute")
                .withNewMetadata()
                .withName(id.name())
                .withNamespace(connection.namespace(id.environment()))
                .addToLabels(Labels.OWN)
                .addToLabels(Labels.NAME, id.name())
                .addToLabels(Labels.ENVIRONMENT, id.environment())
                .endMetadata();
    }

    private String routeVersion() {
        var known = routeVersion;
        if (known == null) {
            known = Optional.ofNullable(connection.ask(() -> connection.client().getApiGroup(GROUP)))
                    .map(group -> group.getPreferredVersion().getVersion())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "The cluster '%s' has no Gateway API, which its setting 'gateway' asks for."
                                    .formatted(connection.name())));
            routeVersion = known;
        }
        return known;
    }

    /** Remembers nothing of what was made. */
    void doubt(WorkloadId id) {
        routed.remove(id);
    }

    /** Of a workload that is removed, or of a Deployment that is. */
    void forget(Namespace namespace, WorkloadId id, String service) {
        namespace.services().named(service).ifPresent(there -> {
            writer.delete(there);
            namespace.services().removed(there);
        });
        if (byWeight() && service.equals(id.name())) {
            routed.remove(id);
            writer.delete(emptyRoute(id).build());
        }
    }
}
