package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.NotPermitted;
import dev.quarterdeck.connector.cluster.Scaling;
import dev.quarterdeck.connector.cluster.Workload;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.connector.kubernetes.health.Fields;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps enough replicas of a workload: as many as its load asks for, by a HorizontalPodAutoscaler, and all but one while
 * nodes are drained, by a PodDisruptionBudget.
 */
final class Availability {

    private static final Logger log = LoggerFactory.getLogger(Availability.class);

    private static final String AUTOSCALING = "autoscaling";
    private static final String SCALER = "HorizontalPodAutoscaler";
    private static final List<String> SCALER_VERSIONS = List.of("v2", "v2beta2");
    private static final String POLICY = "policy";
    private static final String BUDGET = "PodDisruptionBudget";
    private static final List<String> BUDGET_VERSIONS = List.of("v1", "v1beta1");

    /** Up at once, down slowly: load that comes back a minute later finds its replicas still there. */
    private static final Map<String, Object> BEHAVIOUR = Map.of(
            "scaleUp", behaviour(30, 100, 15),
            "scaleDown", behaviour(300, 50, 60));

    private final KubernetesConnection connection;
    private final Writer writer;
    private final Map<WorkloadId, Asked> kept = new ConcurrentHashMap<>();
    private final Map<String, String> served = new ConcurrentHashMap<>();

    /** Workloads whose pods somebody else keeps, as it was when this portal first saw to them. */
    private final Map<WorkloadId, Boolean> keptByOthers = new ConcurrentHashMap<>();

    private record Asked(
            String deployment, int replicas, @Nullable Scaling scaling) {}

    Availability(KubernetesConnection connection, Writer writer) {
        this.connection = connection;
        this.writer = writer;
        connection.followers().whenRestored(kept::clear);
        connection.followers().whenRestored(keptByOthers::clear);
    }

    private static Map<String, Object> behaviour(int steadySeconds, int percent, int periodSeconds) {
        return Map.of(
                "stabilizationWindowSeconds",
                steadySeconds,
                "policies",
                List.of(Map.of("type", "Percent", "value", percent, "periodSeconds", periodSeconds)));
    }

    /** Why nothing can be scaled by load; empty if it can. */
    Optional<String> scalingProblem() {
        return served(AUTOSCALING, SCALER_VERSIONS).isPresent()
                ? Optional.empty()
                : Optional.of("the cluster '%s' serves neither %s/%s"
                        .formatted(
                                connection.name(),
                                AUTOSCALING,
                                String.join(" nor " + AUTOSCALING + "/", SCALER_VERSIONS)));
    }

    /** Once it is known it is not asked again: clusters serve what they served before for a year and more. */
    private Optional<String> served(String group, List<String> versions) {
        var known = served.get(group);
        if (known != null) {
            return Optional.of(known);
        }
        var found = connection.ask(() -> connection.client().getApiGroup(group));
        var newest = found == null
                ? Optional.<String>empty()
                : versions.stream()
                        .filter(version -> found.getVersions().stream()
                                .anyMatch(each -> each.getVersion().equals(version)))
                        .map(version -> group + "/" + version)
                        .findFirst();
        newest.ifPresent(version -> served.put(group, version));
        return newest;
    }

    /**
     * What there is to be of a workload.
     *
     * @param deployment name of the one whose number of replicas it is about
     * @throws IllegalArgumentException if the cluster cannot scale it
     */
    List<GenericKubernetesResource> manifests(Workload workload, String deployment) {
        return Stream.concat(
                        Optional.ofNullable(workload.scaling())
                                .map(scaling -> scaler(workload, scaling, deployment))
                                .stream(),
                        budget(workload).stream())
                .toList();
    }

    /**
     * Asks nothing if that is so already, as far as this portal did it.
     *
     * @param deployment name of the one whose number of replicas it is about
     * @throws IllegalArgumentException if the cluster cannot scale it
     */
    void keep(Workload workload, String deployment, boolean over) {
        var asked = new Asked(deployment, workload.replicas(), workload.scaling());
        if (over || !asked.equals(kept.get(workload.id()))) {
            if (workload.scaling() != null) {
                writer.apply(scaler(workload, workload.scaling(), deployment), false, over);
            }
            budget(workload).ifPresent(budget -> protect(workload.id(), budget, over));
            kept.put(workload.id(), asked);
        }
    }

    private GenericKubernetesResource scaler(Workload workload, Scaling scaling, String deployment) {
        var version = served(AUTOSCALING, SCALER_VERSIONS)
                .orElseThrow(() -> new IllegalArgumentException("It cannot be scaled by its load: "
                        + scalingProblem().orElse("the cluster has just begun to serve it")));
        return empty(version, SCALER, workload.id())
                .addToAdditionalProperties(
                        "spec",
                        Map.of(
                                "scaleTargetRef",
                                Map.of("apiVersion", "apps/v1", "kind", "Deployment", "name", deployment),
                                "minReplicas",
                                workload.replicas(),
                                "maxReplicas",
                                Math.max(scaling.most(), workload.replicas()),
                                "metrics",
                                List.of(Map.of(
                                        "type",
                                        "Resource",
                                        "resource",
                                        Map.of(
                                                "name",
                                                "cpu",
                                                "target",
                                                Map.of(
                                                        "type",
                                                        "Utilization",
                                                        "averageUtilization",
                                                        scaling.cpuPercent())))),
                                "behavior",
                                BEHAVIOUR))
                .build();
    }

    /** Without the right to, workloads run all the same: roles of earlier versions do not have it. */
    private void protect(WorkloadId id, GenericKubernetesResource budget, boolean over) {
        try {
            writer.apply(budget, false, over);
        } catch (NotPermitted | IllegalArgumentException e) {
            log.warn("A node that is drained may end all replicas of {} at once: {}", id, e.getMessage());
        }
    }

    /** A single replica cannot be kept from ending without keeping its node from being drained. */
    private Optional<GenericKubernetesResource> budget(Workload workload) {
        var id = workload.id();
        return workload.replicas() < 2
                ? Optional.empty()
                : served(POLICY, BUDGET_VERSIONS)
                        .filter(version -> !isKeptByOthers(id, version))
                        .map(version -> empty(version, BUDGET, id)
                                .addToAdditionalProperties(
                                        "spec",
                                        Map.of(
                                                "maxUnavailable",
                                                1,
                                                "selector",
                                                Map.of(
                                                        "matchLabels",
                                                        Map.of(
                                                                Labels.NAME,
                                                                id.name(),
                                                                Labels.ENVIRONMENT,
                                                                id.environment()))))
                                .build());
    }

    /** A pod that two budgets are about cannot be evicted at all. */
    private boolean isKeptByOthers(WorkloadId id, String version) {
        return keptByOthers.computeIfAbsent(id, _ -> {
            try {
                return connection
                        .ask(() -> connection
                                .client()
                                .genericKubernetesResources(version, BUDGET)
                                .inNamespace(connection.namespace(id.environment()))
                                .list()
                                .getItems())
                        .stream()
                        .anyMatch(budget -> !Labels.own(budget) && mayBeAbout(budget, id));
            } catch (NotPermitted e) {
                log.warn("Whether somebody keeps replicas of {} cannot be seen: {}", id, e.getMessage());
                return true;
            }
        });
    }

    private static boolean mayBeAbout(GenericKubernetesResource budget, WorkloadId id) {
        var selector = Fields.of(budget).at("spec", "selector");
        var labels = Map.of(
                Labels.MANAGED_BY,
                Labels.PORTAL,
                Labels.NAME,
                id.name(),
                Labels.ENVIRONMENT,
                id.environment(),
                Labels.DEPLOYMENT,
                id.name());
        // rather one budget less than two where expressions choose
        return selector.map().get("matchLabels") instanceof Map<?, ?> wanted
                ? labels.entrySet().containsAll(wanted.entrySet())
                : !selector.map().isEmpty();
    }

    private GenericKubernetesResourceBuilder empty(String apiVersion, String kind, WorkloadId id) {
        return new GenericKubernetesResourceBuilder()
                .withApiVersion(apiVersion)
                .withKind(kind)
                .withNewMetadata()
                .withName(id.name())
                .withNamespace(connection.namespace(id.environment()))
                .addToLabels(Labels.OWN)
                .addToLabels(Labels.NAME, id.name())
                .addToLabels(Labels.ENVIRONMENT, id.environment())
                .endMetadata();
    }

    /** Remembers nothing of what was made. */
    void doubt(WorkloadId id) {
        kept.remove(id);
        keptByOthers.remove(id);
    }

    /** Of a workload that is removed; what is not the portal's stays. */
    void forget(WorkloadId id) {
        doubt(id);
        served(AUTOSCALING, SCALER_VERSIONS).ifPresent(version -> delete(empty(version, SCALER, id)));
        served(POLICY, BUDGET_VERSIONS).ifPresent(version -> delete(empty(version, BUDGET, id)));
    }

    private void delete(GenericKubernetesResourceBuilder empty) {
        try {
            var there = connection.ask(
                    () -> connection.client().resource(empty.build()).get());
            if (there != null && Labels.own(there)) {
                writer.delete(there);
            }
        } catch (NotPermitted e) {
            // then it was not made either
            log.debug("{}", e.getMessage());
        }
    }
}
