package dev.quarterdeck.workloads.cluster;

import static org.awaitility.Awaitility.await;

import dev.quarterdeck.Browser;
import dev.quarterdeck.PortalTest;
import dev.quarterdeck.connector.inventory.Inventory;
import dev.quarterdeck.connector.kubernetes.FullPlane;
import dev.quarterdeck.connector.kubernetes.RealControlPlane;
import dev.quarterdeck.identity.Accounts;
import dev.quarterdeck.identity.Person;
import dev.quarterdeck.identity.Role;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pages of a cluster with 10,000 pods, for 16 people who open one each second, and from a change in the cluster to a page
 * that shows it. Prints a table and writes {@code target/cluster-bench.json}. Needs the programs of a control plane; takes
 * some ten minutes. Asserts nothing.
 */
@PortalTest
@TestPropertySource(properties = "quarterdeck.local-cluster.enabled=false")
class ClusterBench {

    private static final int PEOPLE = 16;
    private static final int PRESSES = 30;
    private static final int WARM_UP = 20;
    private static final int CHANGES = 200;
    private static final String PASSWORD = "a sample password";
    private static final String MAPS = "/clusters/main/rows?kind=configmaps&namespace=default&text=";

    @Autowired
    Accounts accounts;

    @Autowired
    Inventory inventory;

    @LocalServerPort
    int port;

    private final Map<String, Double> figures = new LinkedHashMap<>();

    @DynamicPropertySource
    static void connect(DynamicPropertyRegistry registry) {
        var plane = RealControlPlane.shared();
        FullPlane.fill(plane);
        registry.add("quarterdeck.kubernetes.main.kubeconfig", plane::kubeconfig);
    }

    @Test
    void measure() throws Exception {
        accounts.create(new Person("bench", "Bench", List.of(Role.VIEWER), List.of()), PASSWORD, "system:test");
        await().atMost(Duration.ofMinutes(2)).until(() -> inventory.standing().isComplete());
        for (var page : List.of(
                "/clusters/main",
                "/clusters/main?kind=pods",
                "/clusters/main?kind=pods&text=shop-7",
                "/clusters/main?health=bad")) {
            press(page);
        }
        try (var admin = RealControlPlane.shared().client(RealControlPlane.ADMIN)) {
            change(admin);
        }
        figures.forEach((name, figure) -> System.out.printf("| %-60s | %10.2f |%n", name, figure));
        Files.writeString(
                Path.of("target", "cluster-bench.json"), JsonMapper.shared().writeValueAsString(figures));
    }

    private Browser person() {
        var person = new Browser(port);
        person.signIn("bench", PASSWORD);
        return person;
    }

    private void press(String page) throws InterruptedException {
        var took = new ConcurrentLinkedQueue<Double>();
        var people = new ArrayList<Thread>();
        for (var number = 0; number < PEOPLE; number++) {
            var person = person();
            people.add(Thread.ofVirtual().start(() -> press(person, page, took)));
        }
        for (var person : people) {
            person.join();
        }
        note("%s, p50 ms".formatted(page), took, 0.5);
        note("%s, p95 ms (bar 50)".formatted(page), took, 0.95);
    }

    private static void press(Browser person, String page, ConcurrentLinkedQueue<Double> took) {
        try {
            for (var press = 0; press < WARM_UP + PRESSES; press++) {
                Thread.sleep(ThreadLocalRandom.current().nextLong(2_000));
                var begun = System.nanoTime();
                person.get(page);
                if (press >= WARM_UP) {
                    took.add((System.nanoTime() - begun) / 1e6);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void note(String name, Iterable<Double> took, double share) {
        var sorted = new ArrayList<Double>();
        took.forEach(sorted::add);
        Collections.sort(sorted);
        figures.put(name, sorted.get((int) Math.ceil(share * sorted.size()) - 1));
    }

    /** Until the part of the page that the browser asks for once it is told shows the change. */
    private void change(KubernetesClient admin) throws InterruptedException {
        var person = person();
        var told = new LinkedBlockingQueue<String>();
        var stream = person.stream("/events?topic=cluster/main", "Accept", "text/event-stream");
        Thread.ofVirtual()
                .start(() ->
                        stream.body().filter(line -> line.startsWith("data:")).forEach(told::add));
        var took = new ArrayList<Double>();
        for (var number = 0; number < CHANGES; number++) {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1_000));
            var begun = System.nanoTime();
            admin.configMaps()
                    .inNamespace("default")
                    .resource(new ConfigMapBuilder()
                            .withNewMetadata()
                            .withName("told-%d-x".formatted(number))
                            .endMetadata()
                            .build())
                    .create();
            if (shown(person, told, "told-%d-x".formatted(number))) {
                took.add((System.nanoTime() - begun) / 1e6);
            }
        }
        figures.put("changes shown, of %d".formatted(CHANGES), (double) took.size());
        note("from a change to the page that shows it, p50 ms", took, 0.5);
        note("from a change to the page that shows it, p99 ms (bar 1,000)", took, 0.99);
    }

    private static boolean shown(Browser person, LinkedBlockingQueue<String> told, String name)
            throws InterruptedException {
        while (told.poll(10, TimeUnit.SECONDS) != null) {
            if (person.get(MAPS + name).body().contains(">" + name)) {
                return true;
            }
        }
        return false;
    }
}
