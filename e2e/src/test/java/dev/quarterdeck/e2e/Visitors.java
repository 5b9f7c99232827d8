package dev.quarterdeck.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * Somebody signed in, in several windows at once, who asks without a pause worth the name: for pages, and by POST, which
 * no client sends twice by itself. Connections are kept for some requests, as browsers and proxies do.
 */
final class Visitors implements AutoCloseable {

    private static final int WINDOWS = 4;
    private static final int REQUESTS_OF_A_CONNECTION = 25;
    private static final long PAUSE_MILLIS = 20;

    private final String address;
    private final String cookie;
    private final AtomicBoolean over = new AtomicBoolean();
    private final LongAdder requests = new LongAdder();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads;

    Visitors(String address, String cookie) {
        this.address = address;
        this.cookie = cookie;
        threads = IntStream.range(0, WINDOWS)
                .mapToObj(_ -> Thread.ofVirtual().start(this::visit))
                .toList();
    }

    private void visit() {
        while (!over.get()) {
            try (var client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
                for (var request = 0; request < REQUESTS_OF_A_CONNECTION && !over.get(); request++) {
                    ask(client, request % 2 == 0 ? page() : question());
                    Thread.sleep(PAUSE_MILLIS);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void ask(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            var status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                failures.add("%s answers %d".formatted(request.method(), status));
            }
        } catch (IOException e) {
            failures.add("%s: %s".formatted(request.method(), e));
        }
        requests.increment();
    }

    private HttpRequest page() {
        return request("/account").build();
    }

    private HttpRequest question() {
        return request("/api/catalog/entities/by-refs")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"entityRefs\": [\"component:default/none\"]}"))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Cookie", cookie);
    }

    long requests() {
        return requests.sum();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() throws InterruptedException {
        over.set(true);
        for (var thread : threads) {
            thread.join();
        }
    }
}
