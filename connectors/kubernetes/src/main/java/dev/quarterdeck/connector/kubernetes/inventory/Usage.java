package dev.quarterdeck.connector.kubernetes.inventory;

import static java.util.stream.Collectors.toMap;

import dev.quarterdeck.connector.inventory.Facts.Amounts;
import dev.quarterdeck.connector.kubernetes.KubernetesConnection;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.metrics.v1beta1.ContainerMetrics;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Map;
import java.util.function.Supplier;

/** What is really used, as the metrics API says where a cluster has one. */
final class Usage {

    private static final int NOT_FOUND = 404;

    private final KubernetesConnection connection;

    Usage(KubernetesConnection connection) {
        this.connection = connection;
    }

    Map<String, Amounts> ofNodes() {
        return unlessUnmeasured(() -> connection.client().top().nodes().metrics().getItems().stream()
                .collect(toMap(node -> node.getMetadata().getName(), node -> amounts(node.getUsage()))));
    }

    Map<String, Amounts> ofPods(String namespace) {
        return unlessUnmeasured(() -> connection.client().top().pods().metrics(namespace).getItems().stream()
                .collect(toMap(
                        pod -> pod.getMetadata().getName(),
                        pod -> pod.getContainers().stream()
                                .map(ContainerMetrics::getUsage)
                                .map(Usage::amounts)
                                .reduce(Amounts.NONE, Amounts::plus))));
    }

    private Map<String, Amounts> unlessUnmeasured(Supplier<Map<String, Amounts>> question) {
        try {
            return connection.ask(question);
        } catch (KubernetesClientException e) {
            if (e.getCode() == NOT_FOUND) {
                return Map.of();
            }
            throw e;
        }
    }

    private static Amounts amounts(Map<String, Quantity> used) {
        return new Amounts(
                used.getOrDefault("cpu", new Quantity("0")).getNumericalAmount().doubleValue(),
                used.getOrDefault("memory", new Quantity("0"))
                        .getNumericalAmount()
                        .longValue());
    }
}
