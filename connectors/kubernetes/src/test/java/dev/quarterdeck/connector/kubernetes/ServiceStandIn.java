package dev.quarterdeck.connector.kubernetes;

import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Leads connections to pods as kube-proxy does: each to the next of the endpoints that the control plane keeps for a
 * Service. What becomes of them it hears late, so that for a while it leads to pods that are told to end.
 */
final class ServiceStandIn implements AutoCloseable {

    private static final Duration LATE = Duration.ofSeconds(2);

    private final KubeletStandIn kubelet;
    private final ServerSocket door;
    private final SharedIndexInformer<Endpoints> endpoints;
    private final AtomicInteger next = new AtomicInteger();
    private volatile List<Integer> ports = List.of();

    ServiceStandIn(KubernetesClient client, KubeletStandIn kubelet, String namespace, String name) {
        this.kubelet = kubelet;
        try {
            this.door = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.endpoints = client.endpoints()
                .inNamespace(namespace)
                .withName(name)
                .inform(new ResourceEventHandler<Endpoints>() {
                    @Override
                    public void onAdd(Endpoints now) {
                        later(now);
                    }

                    @Override
                    public void onUpdate(Endpoints before, Endpoints now) {
                        later(now);
                    }

                    @Override
                    public void onDelete(Endpoints before, boolean unknown) {
                        ports = List.of();
                    }
                });
        Thread.ofVirtual().start(this::open);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    private void later(Endpoints now) {
        var ready = now.getSubsets().stream()
                .flatMap(subset -> subset.getAddresses().stream())
                .map(address -> kubelet.portOf(address.getIp()))
                .toList();
        CompletableFuture.delayedExecutor(LATE.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> ports = ready);
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                Thread.ofVirtual().start(() -> lead(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void lead(Socket client) {
        var ready = ports;
        try (client) {
            if (ready.isEmpty()) {
                return;
            }
            var port = ready.get(Math.floorMod(next.getAndIncrement(), ready.size()));
            try (var pod = new Socket(InetAddress.getLoopbackAddress(), port)) {
                var back = Thread.ofVirtual().start(() -> pass(pod, client));
                pass(client, pod);
                back.join();
            }
        } catch (IOException e) {
            // the client sees that its connection is broken, as it would
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            try {
                from.close();
                to.close();
            } catch (IOException closing) {
                // closed already
            }
        }
    }

    @Override
    public void close() throws IOException {
        endpoints.close();
        door.close();
    }
}
