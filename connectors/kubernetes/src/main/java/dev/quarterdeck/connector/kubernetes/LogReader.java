package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.cluster.LogLine;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads what pods wrote. Kubernetes knows no positions but times, so a place in a log is a time here. */
public final class LogReader {

    private final KubernetesConnection connection;

    public LogReader(KubernetesConnection connection) {
        this.connection = connection;
    }

    public List<LogLine> read(String namespace, String pod, long after, int limit) {
        var lines = text(namespace, pod, after, limit)
                .lines()
                .map(line -> line(pod, line))
                .filter(line -> line != null && line.offset() > after)
                .toList();
        return after < 0
                ? lines.subList(Math.max(0, lines.size() - limit), lines.size())
                : lines.subList(0, Math.min(limit, lines.size()));
    }

    private String text(String namespace, String pod, long after, int limit) {
        return connection.ask(() -> {
            var log = connection
                    .client()
                    .pods()
                    .inNamespace(namespace)
                    .withName(pod)
                    .usingTimestamps();
            try {
                return after < 0
                        ? log.tailingLines(limit).getLog()
                        : log.sinceTime(instant(after).toString()).getLog();
            } catch (KubernetesClientException e) {
                // a pod that is gone has no log, and neither has one that does not run yet
                if (e.getCode() == 404 || e.getCode() == 400) {
                    return "";
                }
                throw e;
            }
        });
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }

    private static @Nullable LogLine line(String pod, String line) {
        var end = line.indexOf(' ');
        try {
            var at = Instant.parse(end < 0 ? line : line.substring(0, end));
            var nanos = TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano();
            return new LogLine(pod, nanos, end < 0 ? "" : line.substring(end + 1));
        } catch (DateTimeParseException e) {
            // not a line of the log: the node's own word on why there is none
            return null;
        }
    }
}
