package dev.quarterdeck.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** Clients that ask one address without a pause worth the name, and remember each request that failed. */
final class Customers implements AutoCloseable {

    private static final int CLIENTS = 4;
    private static final long PAUSE_MILLIS = 20;

    private final AtomicBoolean over = new AtomicBoolean();
    private final LongAdder requests = new LongAdder();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Thread> threads;

    Customers(URI address) {
        var request = HttpRequest.newBuilder(address).build();
        threads = IntStream.range(0, CLIENTS)
                .mapToObj(_ -> Thread.ofVirtual().start(() -> ask(request)))
                .toList();
    }

    private void ask(HttpRequest request) {
        while (!over.get()) {
            try {
                var status = client.send(request, BodyHandlers.discarding()).statusCode();
                requests.increment();
                if (status != 200) {
                    failures.add("status " + status);
                }
                Thread.sleep(PAUSE_MILLIS);
            } catch (IOException e) {
                failures.add(e.toString());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    long requests() {
        return requests.sum();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        over.set(true);
        for (var thread : threads) {
            thread.interrupt();
        }
        client.close();
    }
}
