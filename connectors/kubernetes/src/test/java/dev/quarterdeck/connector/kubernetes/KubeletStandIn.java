package dev.quarterdeck.connector.kubernetes;

import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Does for the pods of a {@link RealControlPlane} what scheduler and kubelet would: binds them to a node, runs them,
 * probes them, starts them again, says how they are, ends them. Its containers are processes of one Java program; without
 * one, pods are said to be ready and nothing runs. An image with {@code missing} in its name cannot be pulled.
 */
public final class KubeletStandIn implements AutoCloseable {

    static final String NODE = "stand-in";

    private final KubernetesClient client;
    private final @Nullable List<String> program;
    private final KubeletLogs logs;
    private final SharedIndexInformer<Pod> pods;
    private final Map<String, StandInPod> running = new ConcurrentHashMap<>();
    private final AtomicInteger addresses = new AtomicInteger(1);

    private KubeletStandIn(RealControlPlane plane, @Nullable List<String> program)
            throws IOException, GeneralSecurityException {
        this.client = plane.client(RealControlPlane.ADMIN);
        this.program = program;
        this.logs = KubeletLogs.start(plane.certificates(), this::pod);
        registerNode();
        this.pods = client.pods().inAnyNamespace().inform(new ResourceEventHandler<Pod>() {
            @Override
            public void onAdd(Pod pod) {
                run(pod);
            }

            @Override
            public void onUpdate(Pod before, Pod pod) {
                run(pod);
            }

            @Override
            public void onDelete(Pod pod, boolean unknown) {
                forget(pod);
            }
        });
    }

    /** One whose pods are only said to run. */
    public static KubeletStandIn saying(RealControlPlane plane) throws IOException, GeneralSecurityException {
        return new KubeletStandIn(plane, null);
    }

    /** One whose containers are processes of {@code archive}, whatever their image. */
    public static KubeletStandIn running(RealControlPlane plane, Path archive)
            throws IOException, GeneralSecurityException {
        return running(
                plane, List.of("-Xmx24m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", archive.toString()));
    }

    /** One whose containers are all what java is told by {@code program}. */
    public static KubeletStandIn running(RealControlPlane plane, List<String> program)
            throws IOException, GeneralSecurityException {
        return new KubeletStandIn(plane, List.copyOf(program));
    }

    private void registerNode() {
        var node = new NodeBuilder()
                .withNewMetadata()
                .withName(NODE)
                .endMetadata()
                .withNewStatus()
                .addToCapacity("cpu", new Quantity("8"))
                .addToCapacity("memory", new Quantity("32Gi"))
                .addToCapacity("pods", new Quantity("500"))
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .endCondition()
                .addNewAddress("127.0.0.1", "InternalIP")
                .withNewDaemonEndpoints()
                .withNewKubeletEndpoint(logs.port())
                .endDaemonEndpoints()
                .endStatus()
                .build();
        client.nodes().withName(NODE).delete();
        client.nodes().resource(node).create();
        client.nodes().resource(node).patchStatus();
    }

    private void run(Pod pod) {
        running.computeIfAbsent(pod.getMetadata().getUid(), _ -> {
                    var number = addresses.getAndIncrement();
                    var fresh = new StandInPod(
                            client, program, pod, "10.244.%d.%d".formatted(number / 250, 1 + number % 250));
                    Thread.ofVirtual().start(fresh::live);
                    return fresh;
                })
                .see(pod);
    }

    private void forget(Pod pod) {
        var gone = running.remove(pod.getMetadata().getUid());
        if (gone != null) {
            gone.end();
        }
    }

    @Nullable
    StandInPod pod(String namespace, String name) {
        return running.values().stream()
                .filter(pod -> pod.is(namespace, name))
                .findFirst()
                .orElse(null);
    }

    /** Where on loopback the pod with an address of the cluster listens; 0 if none does. */
    public int portOf(String address) {
        return running.values().stream()
                .filter(pod -> pod.address().equals(address))
                .mapToInt(StandInPod::port)
                .findFirst()
                .orElse(0);
    }

    /** The addresses of pods that run a process. */
    public List<String> addresses() {
        return running.values().stream()
                .filter(pod -> pod.port() != 0)
                .map(StandInPod::address)
                .toList();
    }

    @Override
    public void close() {
        pods.close();
        running.values().forEach(StandInPod::end);
        logs.close();
        client.close();
    }
}
