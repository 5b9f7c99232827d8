package dev.quarterdeck.connector.kubernetes.inventory;

import static org.awaitility.Awaitility.await;

import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.connector.kubernetes.ConnectionOnThePlane;
import dev.quarterdeck.connector.kubernetes.FullPlane;
import dev.quarterdeck.connector.kubernetes.RealControlPlane;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Figures of a {@link FullPlane}. No suite runs it; {@code -Dtest=InventoryBench}
 * does, and takes about ten minutes.
 */
class InventoryBench {

    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final Duration REST = Duration.ofMinutes(1);
    private static final int EVENTS = 500;

    @Test
    void printsItsFigures() throws Exception {
        try (var plane = RealControlPlane.start();
                var admin = plane.client(RealControlPlane.ADMIN)) {
            FullPlane.fill(plane);
            var before = usedMemory();
            var begun = System.nanoTime();
            try (var connection = ConnectionOnThePlane.of(plane, RealControlPlane.ADMIN);
                    var inventory = KubernetesInventory.of(connection)) {
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> inventory.standing().isComplete());
                say("first sync of %,d pods: %.1f s"
                        .formatted(inventory.all(Kind.POD).size(), (System.nanoTime() - begun) / 1e9));
                say("memory that it keeps: %.0f MiB".formatted((usedMemory() - before) / (double) (1 << 20)));
                say("event to subscriber, of %d: %s".formatted(EVENTS, latency(admin, inventory)));
                say("requests to the API server in a minute at rest: " + requestsAtRest(admin));
                say("requests while three replicas roll: " + requestsOfARollout(admin, "watched"));
            }
            say("without anybody looking: " + requestsOfARollout(admin, "unwatched"));
        }
    }

    private static long usedMemory() throws InterruptedException {
        for (var times = 0; times < 3; times++) {
            System.gc();
            Thread.sleep(300);
        }
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** From before the request that changes something until the subscriber is called. */
    private static String latency(KubernetesClient admin, KubernetesInventory inventory) throws Exception {
        var heard = new LinkedBlockingQueue<ObjectId>();
        var took = new ArrayList<Double>();
        try (var _ = inventory.watch(
                ids -> ids.stream().filter(id -> id.name().startsWith("told-")).forEach(heard::add))) {
            for (var number = 0; number < EVENTS; number++) {
                var map = new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("told-" + number)
                        .endMetadata()
                        .withData(Map.of("at", String.valueOf(number)))
                        .build();
                heard.clear();
                var begun = System.nanoTime();
                admin.configMaps().inNamespace("default").resource(map).create();
                if (heard.poll(10, TimeUnit.SECONDS) != null) {
                    took.add((System.nanoTime() - begun) / 1e6);
                }
            }
        }
        Collections.sort(took);
        return "p50 %.0f ms, p99 %.0f ms, %d were heard of".formatted(at(took, 0.5), at(took, 0.99), took.size());
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    /** All clients', the control plane's own included, and without this one's two questions. */
    private static String requestsAtRest(KubernetesClient admin) throws InterruptedException {
        Thread.sleep(Duration.ofSeconds(10));
        var before = requests(admin);
        Thread.sleep(REST);
        return since(before, admin);
    }

    /** Likewise; nobody makes the pods ready, so that it goes as far as its first pods. */
    private static String requestsOfARollout(KubernetesClient admin, String name) throws InterruptedException {
        var before = requests(admin);
        FullPlane.deploy(admin, "default", name);
        Thread.sleep(Duration.ofSeconds(10));
        return since(before, admin);
    }

    private static String since(Map<String, Long> before, KubernetesClient admin) {
        return requests(admin).entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), entry.getValue() - before.getOrDefault(entry.getKey(), 0L)))
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(entry -> "%s %d".formatted(entry.getKey(), entry.getValue()))
                .toList()
                .toString();
    }

    /** By verb and resource. */
    private static Map<String, Long> requests(KubernetesClient admin) {
        return Pattern.compile("(?m)^apiserver_request_total\\{(.*)} (\\S+)$")
                .matcher(admin.raw("/metrics"))
                .results()
                .collect(Collectors.toMap(
                        found -> label(found.group(1), "verb") + " " + label(found.group(1), "resource"),
                        found -> (long) Double.parseDouble(found.group(2)),
                        Long::sum));
    }

    private static String label(String labels, String name) {
        var found = Pattern.compile("(?:^|,)%s=\"([^\"]*)\"".formatted(name)).matcher(labels);
        return found.find() ? found.group(1) : "";
    }

    @SuppressWarnings("SystemOut")
    private static void say(String line) {
        System.out.println(line);
    }
}
