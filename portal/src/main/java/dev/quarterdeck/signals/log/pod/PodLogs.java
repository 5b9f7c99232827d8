package dev.quarterdeck.signals.log.pod;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.inventory.ContainerLog;
import dev.quarterdeck.connector.inventory.ContainerLog.Question;
import dev.quarterdeck.connector.inventory.Facts;
import dev.quarterdeck.connector.inventory.Inventory;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.signals.log.entry.EntryParser;
import dev.quarterdeck.signals.log.entry.LogEntry;
import dev.quarterdeck.signals.log.entry.RawEntry;
import dev.quarterdeck.signals.log.entry.RawLine;
import dev.quarterdeck.workloads.cluster.Answers;
import dev.quarterdeck.workloads.cluster.Inventories;
import dev.quarterdeck.workloads.cluster.ObjectDetail;
import dev.quarterdeck.workloads.cluster.ObjectRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what pods wrote, from the cluster itself: nothing of it is kept. */
@Component
public class PodLogs {

    /** Of each container. */
    private static final int LINES = 500;

    private static final int ENTRIES = 1_000;
    private static final int CONTAINERS = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Inventories inventories;

    PodLogs(Inventories inventories) {
        this.inventories = inventories;
    }

    /** A container of a pod. */
    private record Writer(ObjectId pod, String container) {}

    private record Written(Writer writer, ContainerLog log) {}

    private record Noted(Instant at, LogEntry entry) {}

    /** What the containers of its pods are called. */
    public static List<String> containers(ObjectDetail detail) {
        return writers(detail).map(Writer::container).distinct().sorted().toList();
    }

    /** @throws IllegalArgumentException if a pattern takes too long */
    public PodLog of(ObjectDetail detail, PodLogFilter filter) {
        var writers = writers(detail)
                .filter(writer -> filter.takes(writer.pod().name(), writer.container()))
                .toList();
        var asked = writers.subList(0, Math.min(CONTAINERS, writers.size()));
        var answers = new Answers(inventories.of(detail.cluster()), PATIENCE);
        var written = answers.to(inventory -> ask(inventory, asked, filter)).orElse(List.of());
        var entries = written.stream()
                .flatMap(one -> entries(one).stream())
                .sorted(Comparator.comparing(Noted::at))
                .map(Noted::entry)
                .toList();
        var found = filter.lines().selected(entries);
        return new PodLog(
                found.subList(Math.max(0, found.size() - ENTRIES), found.size()),
                entries.size(),
                written.stream().flatMap(PodLogs::missing).toList(),
                writers.size() - asked.size(),
                answers.silence());
    }

    /** Of a pod its own, of anything else those of all pods below it. */
    private static Stream<Writer> writers(ObjectDetail detail) {
        var self = detail.object();
        var pods = detail.pod() != null
                ? Stream.of(self)
                : detail.tree().below(self).map(ObjectRow::object);
        return pods.flatMap(pod -> pod.facts() instanceof Facts.Pod facts
                ? facts.containers().stream().map(container -> new Writer(pod.id(), container.name()))
                : Stream.of());
    }

    /** All at once, for each has a node of its own to answer it. */
    private static List<Written> ask(Inventory inventory, List<Writer> writers, PodLogFilter filter) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = writers.stream()
                    .map(writer -> threads.submit(() -> new Written(
                            writer,
                            inventory.log(new Question(
                                    writer.pod(), writer.container(), filter.previous(), filter.since(), LINES)))))
                    .toList();
            return asked.stream().map(PodLogs::done).toList();
        }
    }

    private static Written done(Future<Written> asked) {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SourceUnavailable away ? away : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceUnavailable("The portal stopped while it was read", e);
        }
    }

    private static List<Noted> entries(Written written) {
        var noted = new ArrayList<Noted>();
        var pod = written.writer().pod().name();
        ContainerLog.@Nullable Line head = null;
        var more = new ArrayList<RawLine>();
        for (var line : written.log().lines()) {
            var raw = raw(pod, line);
            if (head != null && raw.continues()) {
                more.add(raw);
                continue;
            }
            if (head != null) {
                noted.add(noted(pod, head, more));
            }
            head = line;
            more.clear();
        }
        if (head != null) {
            noted.add(noted(pod, head, more));
        }
        return noted;
    }

    private static RawLine raw(String pod, ContainerLog.Line line) {
        var place = Duration.between(Instant.EPOCH, line.at()).toNanos();
        return new RawLine(pod, place, place + 1, line.text(), line.text().length(), false);
    }

    private static Noted noted(String pod, ContainerLog.Line head, List<RawLine> more) {
        var entry = EntryParser.parse(new RawEntry(raw(pod, head), more));
        return new Noted(head.at(), entry.time() == null ? entry.at(head.at()) : entry);
    }

    private static Stream<String> missing(Written written) {
        var missing = written.log().missing();
        return missing == null
                ? Stream.of()
                : Stream.of("%s, %s: %s"
                        .formatted(
                                written.writer().pod().name(), written.writer().container(), missing));
    }
}
