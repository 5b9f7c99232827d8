package dev.quarterdeck.connector.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * Clients that ask one address as fast as it answers, over connections that they keep, and count what they get. Every
 * other one posts, which nobody on the way may repeat for it.
 */
public final class Hammer implements AutoCloseable {

    private final AtomicBoolean over = new AtomicBoolean();
    private final LongAdder requests = new LongAdder();
    private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Thread> threads;

    public Hammer(URI address, int clients) {
        var get = HttpRequest.newBuilder(address).build();
        var post = HttpRequest.newBuilder(address).POST(BodyPublishers.noBody()).build();
        threads = IntStream.range(0, clients)
                .mapToObj(client -> Thread.ofVirtual().start(() -> run(client % 2 == 0 ? get : post)))
                .toList();
    }

    private void run(HttpRequest request) {
        while (!over.get()) {
            requests.increment();
            try {
                var response = client.send(request, BodyHandlers.ofString());
                if (response.statusCode() == 200) {
                    count(answers, response.body());
                } else {
                    count(failures, "status " + response.statusCode());
                }
                Thread.sleep(2);
            } catch (IOException e) {
                count(failures, e.toString());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static void count(Map<String, LongAdder> counts, String what) {
        counts.computeIfAbsent(what, _ -> new LongAdder()).increment();
    }

    public long requests() {
        return requests.sum();
    }

    public long answers(String body) {
        var count = answers.get(body);
        return count == null ? 0 : count.sum();
    }

    public Map<String, LongAdder> failures() {
        return failures;
    }

    @Override
    public void close() {
        over.set(true);
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        client.close();
    }
}
