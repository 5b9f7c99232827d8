package dev.quarterdeck.connector.kubernetes.inventory;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Answers as the API server of a newer Kubernetes than the real one that tests have: in {@code batch/v1}, {@code
 * policy/v1} and {@code autoscaling/v2}. It lets everybody do everything, keeps nothing, and tells no changes.
 */
final class NewerCluster implements AutoCloseable {

    private static final Map<String, List<String>> SERVED = Map.of(
            "/api/v1",
            List.of(
                    "pods",
                    "services",
                    "configmaps",
                    "secrets",
                    "nodes",
                    "namespaces",
                    "resourcequotas",
                    "persistentvolumeclaims",
                    "events"),
            "/apis/apps/v1",
            List.of("deployments", "statefulsets", "daemonsets", "replicasets"),
            "/apis/batch/v1",
            List.of("jobs", "cronjobs"),
            "/apis/policy/v1",
            List.of("poddisruptionbudgets"),
            "/apis/autoscaling/v2",
            List.of("horizontalpodautoscalers"),
            "/apis/metrics.k8s.io/v1beta1",
            List.of("nodes", "pods"),
            "/apis/networking.k8s.io/v1",
            List.of("ingresses", "networkpolicies"));

    private final HttpServer server;
    private final Map<String, String> items = new ConcurrentHashMap<>();

    /** Method and path of what was asked, but for lists. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    /** What was sent with it. */
    final List<String> said = new CopyOnWriteArrayList<>();

    NewerCluster() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** @param path of all of a kind, such as {@code /apis/policy/v1/poddisruptionbudgets} */
    void has(String path, String json) {
        items.put(path, json);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var query = String.valueOf(exchange.getRequestURI().getQuery());
        if (query.contains("watch=true")) {
            hold(exchange);
        } else if (path.equals("/version")) {
            send(exchange, 200, "{\"major\": \"1\", \"minor\": \"34\", \"gitVersion\": \"v1.34.1\"}");
        } else if (path.endsWith("/selfsubjectaccessreviews")) {
            send(
                    exchange,
                    201,
                    "{\"kind\": \"SelfSubjectAccessReview\", \"apiVersion\": \"authorization.k8s.io/v1\","
                            + " \"spec\": {}, \"status\": {\"allowed\": true}}");
        } else if (SERVED.containsKey(path)) {
            send(exchange, 200, resources(path));
        } else if (SERVED.keySet().stream().anyMatch(group -> path.startsWith(group + "/"))) {
            asked.add(exchange.getRequestMethod() + " " + path);
            said.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            send(exchange, 200, object(path));
        } else {
            send(exchange, 404, "{\"kind\": \"Status\", \"status\": \"Failure\", \"code\": 404}");
        }
    }

    private static String resources(String group) {
        return SERVED.getOrDefault(group, List.of()).stream()
                .map("{\"name\": \"%s\"}"::formatted)
                .collect(Collectors.joining(
                        ", ",
                        "{\"kind\": \"APIResourceList\", \"groupVersion\": \"%s\", \"resources\": ["
                                .formatted(group.replaceFirst("/apis?/", "")),
                        "]}"));
    }

    /** All of a kind; or one object, if it is one that was given. */
    private String object(String path) {
        var kinds = SERVED.entrySet().stream()
                .flatMap(group -> group.getValue().stream().map(kind -> group.getKey() + "/" + kind))
                .collect(Collectors.toSet());
        return kinds.contains(path)
                ? "{\"kind\": \"List\", \"metadata\": {\"resourceVersion\": \"1\"}, \"items\": [%s]}"
                        .formatted(items.getOrDefault(path, ""))
                : items.getOrDefault(path, "{\"kind\": \"Status\", \"status\": \"Success\", \"metadata\": {}}");
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            var body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** A watch in which nothing happens. */
    private static void hold(HttpExchange exchange) {
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
