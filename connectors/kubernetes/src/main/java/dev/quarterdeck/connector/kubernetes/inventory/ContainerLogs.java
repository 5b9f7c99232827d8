package dev.quarterdeck.connector.kubernetes.inventory;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.inventory.ContainerLog;
import dev.quarterdeck.connector.inventory.ContainerLog.Line;
import dev.quarterdeck.connector.inventory.ContainerLog.Question;
import dev.quarterdeck.connector.kubernetes.KubernetesConnection;
import dev.quarterdeck.connector.kubernetes.Reasons;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Stream;

/** Reads what containers wrote. */
final class ContainerLogs {

    /** Lines that are longer than anybody reads must not fill the memory. */
    private static final int MOST_BYTES = 4 << 20;

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final KubernetesConnection connection;

    ContainerLogs(KubernetesConnection connection) {
        this.connection = connection;
    }

    ContainerLog of(Question question) {
        try {
            return new ContainerLog(
                    connection
                            .ask(() -> text(question))
                            .lines()
                            .flatMap(ContainerLogs::line)
                            .toList(),
                    null);
        } catch (KubernetesClientException e) {
            // it does not run yet, had no run before, or is gone
            if (e.getCode() == BAD_REQUEST || e.getCode() == NOT_FOUND) {
                return new ContainerLog(List.of(), Reasons.of(e));
            }
            throw e;
        }
    }

    private String text(Question question) {
        var stamped = connection
                .client()
                .pods()
                .inNamespace(question.pod().namespace())
                .withName(question.pod().name())
                .inContainer(question.container())
                .usingTimestamps();
        var run = question.previous() ? stamped.terminated() : stamped;
        var since = question.since();
        var asked = since == null ? run : run.sinceSeconds(Math.toIntExact(since.toSeconds()));
        try (var log = asked.tailingLines(question.most()).getLogInputStream()) {
            return new String(log.readNBytes(MOST_BYTES), UTF_8);
        } catch (IOException e) {
            throw new SourceUnavailable(
                    "The cluster '%s' broke off in the middle of a log".formatted(connection.name()), e);
        }
    }

    /** None of what is no line of the log, but the node's own word on why there is none. */
    private static Stream<Line> line(String text) {
        var end = text.indexOf(' ');
        try {
            return Stream.of(new Line(
                    Instant.parse(end < 0 ? text : text.substring(0, end)), end < 0 ? "" : text.substring(end + 1)));
        } catch (DateTimeParseException e) {
            return Stream.of();
        }
    }
}
