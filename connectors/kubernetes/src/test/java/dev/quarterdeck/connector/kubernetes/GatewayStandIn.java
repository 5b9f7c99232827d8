package dev.quarterdeck.connector.kubernetes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.quarterdeck.connector.cluster.WorkloadId;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Leads requests to pods as a gateway does: to one of the endpoints that the control plane keeps for a Service, and
 * among Services by the weights of an HTTPRoute if there is one.
 */
final class GatewayStandIn implements AutoCloseable {

    static final ResourceDefinitionContext ROUTES = new ResourceDefinitionContext.Builder()
            .withGroup("gateway.networking.k8s.io")
            .withVersion("v1")
            .withKind("HTTPRoute")
            .withPlural("httproutes")
            .withNamespaced(true)
            .build();

    private final String namespace;
    private final KubeletStandIn kubelet;
    private final KubernetesClient client;
    private final SharedIndexInformer<Endpoints> endpoints;
    private final @Nullable SharedIndexInformer<GenericKubernetesResource> routes;
    private final Map<WorkloadId, HttpServer> doors = new ConcurrentHashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    GatewayStandIn(RealControlPlane plane, KubeletStandIn kubelet, String namespace, boolean withRoutes) {
        this.namespace = namespace;
        this.kubelet = kubelet;
        this.client = plane.client(RealControlPlane.ADMIN);
        this.endpoints = client.endpoints().inNamespace(namespace).inform();
        this.routes = withRoutes
                ? client.genericKubernetesResources(ROUTES)
                        .inNamespace(namespace)
                        .inform()
                : null;
    }

    /** The same for as long as this lives. */
    URI address(WorkloadId id) {
        var door = doors.computeIfAbsent(id, this::open);
        return URI.create("http://127.0.0.1:" + door.getAddress().getPort());
    }

    private HttpServer open(WorkloadId id) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> pass(id, exchange));
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pass(WorkloadId id, HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var port = port(id);
            if (port == 0) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            var target = URI.create("http://127.0.0.1:%d%s".formatted(port, exchange.getRequestURI()));
            var answer = http.send(
                    HttpRequest.newBuilder(target)
                            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofByteArray());
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            exchange.sendResponseHeaders(502, -1);
        }
    }

    private int port(WorkloadId id) {
        var ready = addresses(service(id));
        return ready.isEmpty()
                ? 0
                : kubelet.portOf(ready.get(ThreadLocalRandom.current().nextInt(ready.size())));
    }

    private List<String> addresses(String service) {
        var known = endpoints.getStore().getByKey(namespace + "/" + service);
        return known == null
                ? List.of()
                : known.getSubsets().stream()
                        .flatMap(subset -> subset.getAddresses().stream())
                        .map(address -> address.getIp())
                        .toList();
    }

    private String service(WorkloadId id) {
        var route = routes == null ? null : routes.getStore().getByKey(namespace + "/" + id.name());
        if (route == null) {
            return id.name();
        }
        List<Map<String, Object>> backends = route.get("spec", "rules", 0, "backendRefs");
        var all = backends.stream().mapToInt(GatewayStandIn::weight).sum();
        var number = ThreadLocalRandom.current().nextInt(all);
        for (var backend : backends) {
            number -= weight(backend);
            if (number < 0) {
                return backend.get("name").toString();
            }
        }
        throw new IllegalStateException("weights of " + id);
    }

    private static int weight(Map<String, Object> backend) {
        return ((Number) backend.get("weight")).intValue();
    }

    @Override
    public void close() {
        doors.values().forEach(door -> door.stop(0));
        endpoints.close();
        client.close();
    }
}
