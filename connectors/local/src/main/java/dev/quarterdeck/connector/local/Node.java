package dev.quarterdeck.connector.local;

import dev.quarterdeck.connector.local.image.ImageStore;
import dev.quarterdeck.connector.local.process.Launcher;
import dev.quarterdeck.connector.local.process.ReplicaLogs;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * What all workloads on this machine share.
 *
 * @param starts how many replicas may be starting at once: more would only make each of them slower than its probes
 *     allow
 */
record Node(
        Launcher launcher,
        ImageStore images,
        ReplicaLogs logs,
        ArtifactCheck artifacts,
        HttpClient probes,
        Semaphore starts)
        implements AutoCloseable {

    static Node of(Launcher launcher, ImageStore images, ReplicaLogs logs) {
        // no offer of HTTP/2, which some servers answer to instead of to the question
        var probes = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        var cores = Runtime.getRuntime().availableProcessors();
        return new Node(launcher, images, logs, new ArtifactCheck(), probes, new Semaphore(Math.max(2, cores + 1)));
    }

    @Override
    public void close() {
        probes.shutdownNow();
        launcher.close();
    }
}
