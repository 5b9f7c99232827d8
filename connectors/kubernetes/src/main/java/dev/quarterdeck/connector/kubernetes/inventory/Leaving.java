package dev.quarterdeck.connector.kubernetes.inventory;

import dev.quarterdeck.connector.kubernetes.Reasons;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The pods that leave a node when it is drained, by the rules of {@code kubectl drain}: not those of DaemonSets, which
 * would come back, not those that a node runs of its own, and not those that ended.
 */
final class Leaving {

    private static final int GONE = 404;
    private static final String MIRROR = "kubernetes.io/config.mirror";

    private final KubernetesClient client;
    private final List<Pod> pods;
    private final int staying;

    private Leaving(KubernetesClient client, List<Pod> pods, int staying) {
        this.client = client;
        this.pods = pods;
        this.staying = staying;
    }

    static Leaving on(KubernetesClient client, String node) {
        var all = client.pods().inAnyNamespace().withField("spec.nodeName", node).list().getItems().stream()
                .filter(pod -> !Set.of("Succeeded", "Failed")
                        .contains(String.valueOf(pod.getStatus().getPhase())))
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .toList();
        var leaving = all.stream().filter(pod -> !stays(pod)).toList();
        return new Leaving(client, leaving, all.size() - leaving.size());
    }

    private static boolean stays(Pod pod) {
        var annotations = pod.getMetadata().getAnnotations();
        return (annotations != null && annotations.containsKey(MIRROR))
                || pod.getMetadata().getOwnerReferences().stream()
                        .anyMatch(owner -> owner.getKind().equals("DaemonSet"));
    }

    /** Names of those that are lost, or lose their files, if they go. */
    List<String> unowned() {
        return pods.stream()
                .filter(pod -> pod.getMetadata().getOwnerReferences().stream()
                                .noneMatch(owner -> Boolean.TRUE.equals(owner.getController()))
                        || pod.getSpec().getVolumes().stream().anyMatch(volume -> volume.getEmptyDir() != null))
                .map(pod -> pod.getMetadata().getName())
                .toList();
    }

    /** What came of it, for a person to read. */
    String leave() {
        var version = evictions();
        var held = new ArrayList<String>();
        for (var pod : pods) {
            try {
                evict(pod, version);
            } catch (KubernetesClientException e) {
                if (e.getCode() == GONE) {
                    continue;
                }
                // said beside what was done: the node is cordoned by now, and others have left
                if (e.getCode() >= 400 && e.getCode() < 500) {
                    held.add("%s (%s)".formatted(pod.getMetadata().getName(), Reasons.of(e)));
                } else {
                    throw e;
                }
            }
        }
        var sentence = "It takes no new pods; %d of %d pods were asked to leave."
                .formatted(pods.size() - held.size(), pods.size());
        if (staying > 0) {
            sentence += " %d of DaemonSets or of the node itself stay.".formatted(staying);
        }
        return held.isEmpty() ? sentence : sentence + " Held back, drain again later: " + String.join("; ", held);
    }

    /** Since 1.22 there is a version of evictions that stays. */
    private String evictions() {
        var served = client.getApiResources("policy/v1");
        return served == null || served.getResources().isEmpty() ? "policy/v1beta1" : "policy/v1";
    }

    private void evict(Pod pod, String version) {
        var meta = pod.getMetadata();
        client.raw(
                "/api/v1/namespaces/%s/pods/%s/eviction".formatted(meta.getNamespace(), meta.getName()),
                "POST",
                Map.of(
                        "apiVersion",
                        version,
                        "kind",
                        "Eviction",
                        "metadata",
                        Map.of("name", meta.getName(), "namespace", meta.getNamespace()),
                        "deleteOptions",
                        Map.of("preconditions", Map.of("uid", meta.getUid()))));
    }
}
