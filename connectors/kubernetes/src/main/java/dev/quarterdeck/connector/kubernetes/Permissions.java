package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.cluster.GuardedCluster.Permission;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks a cluster whether the portal may do what it does, as {@code kubectl auth can-i} does. */
final class Permissions {

    private static final String GATEWAY = "gateway.networking.k8s.io";

    private record Need(String purpose, String group, String resource, String subresource, List<String> verbs) {}

    private static final List<Need> NEEDS = List.of(
            new Need(
                    "Run workloads",
                    "apps",
                    "deployments",
                    "",
                    List.of("get", "list", "watch", "create", "patch", "delete")),
            new Need(
                    "Give them an address",
                    "",
                    "services",
                    "",
                    List.of("get", "list", "watch", "create", "patch", "delete")),
            new Need("Give them secret values", "", "secrets", "", List.of("create", "delete")),
            new Need("Show their replicas", "", "pods", "", List.of("list", "watch")),
            new Need("Replace a replica", "", "pods", "", List.of("patch", "delete")),
            new Need("Show what replicas write", "", "pods", "log", List.of("get")),
            new Need("Show events", "", "events", "", List.of("list", "watch")),
            new Need(
                    "Keep replicas while nodes are drained",
                    "policy",
                    "poddisruptionbudgets",
                    "",
                    List.of("get", "list", "create", "patch", "delete")),
            new Need(
                    "Scale them with their load",
                    "autoscaling",
                    "horizontalpodautoscalers",
                    "",
                    List.of("get", "create", "patch", "delete")));

    private static final Need ROUTES = new Need(
            "Divide requests by weight", GATEWAY, "httproutes", "", List.of("get", "create", "patch", "delete"));

    private final KubernetesConnection connection;

    Permissions(KubernetesConnection connection) {
        this.connection = connection;
    }

    List<Permission> in(String namespace) {
        var needs = new ArrayList<>(NEEDS);
        if (connection.settings().gateway() != null) {
            needs.add(ROUTES);
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = needs.stream()
                    .flatMap(need -> need.verbs().stream()
                            .map(verb -> CompletableFuture.supplyAsync(() -> ask(namespace, need, verb), threads)))
                    .toList();
            return asked.stream().map(CompletableFuture::join).toList();
        }
    }

    private Permission ask(String namespace, Need need, String verb) {
        var review = new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withNamespace(namespace)
                .withGroup(need.group())
                .withResource(need.resource())
                .withSubresource(need.subresource().isEmpty() ? null : need.subresource())
                .withVerb(verb)
                .endResourceAttributes()
                .endSpec()
                .build();
        var answer = connection.ask(() -> connection.client().resource(review).create());
        var resource = Stream.of(need.resource(), need.subresource())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/"));
        return new Permission(
                need.purpose(),
                verb,
                resource,
                Boolean.TRUE.equals(answer.getStatus().getAllowed()));
    }
}
