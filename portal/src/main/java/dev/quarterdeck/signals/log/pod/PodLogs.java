package dev.quarterdeck.signals.log.pod;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.inventory.ContainerLog;
import dev.quarterdeck.connector.inventory.ContainerLog.Question;
import dev.quarterdeck.connector.inventory.Facts;
import dev.quarterdeck.connector.inventory.Inventory;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.platform.NotFound;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private static final Duration OF_A_NODE = Duration.ofSeconds(4);

    /** Of the cluster, for what is left over of a node's. */
    private static final Duration PATIENCE = OF_A_NODE.plusSeconds(2);

    private final Inventories inventories;

    PodLogs(Inventories inventories) {
        this.inventories = inventories;
    }

    /**
     * A container of a pod.
     *
     * @param name in a stream: the pod's, with the container's if there are others beside it
     */
    private record Writer(ObjectId pod, String container, String name) {}

    private record Written(Writer writer, ContainerLog log) {}

    private record Noted(Instant at, LogEntry entry) {}

    /** What the containers of its pods are called. */
    public static List<String> containers(ObjectDetail detail) {
        return writers(detail).map(Writer::container).distinct().sorted().toList();
    }

    /**
     * @throws NotFound if the object is no pod, and runs none
     * @throws IllegalArgumentException if a pattern takes too long
     */
    public PodLog of(ObjectDetail detail, PodLogFilter filter) {
        if (!detail.isOfPods()) {
            throw new NotFound("%s writes no log.".formatted(detail.object().id()));
        }
        var writers = writers(detail)
                .filter(writer -> filter.takes(writer.container()))
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
                ? facts.containers().stream().map(container -> writer(pod.id(), container.name(), facts))
                : Stream.of());
    }

    private static Writer writer(ObjectId pod, String container, Facts.Pod facts) {
        return new Writer(pod, container, facts.containers().size() == 1 ? pod.name() : pod.name() + "/" + container);
    }

    /**
     * All at once, for each has a node of its own to answer it: one that hangs must not keep what the others say.
     *
     * @throws SourceUnavailable if nothing can be read of any of them
     */
    private static List<Written> ask(Inventory inventory, List<Writer> writers, PodLogFilter filter) {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var asked = writers.stream()
                    .map(writer -> threads.submit(() -> inventory.log(
                            new Question(writer.pod(), writer.container(), filter.previous(), filter.since(), LINES))))
                    .toList();
            var end = System.nanoTime() + OF_A_NODE.toNanos();
            var written = new ArrayList<Written>();
            SourceUnavailable silence = null;
            for (var i = 0; i < writers.size(); i++) {
                try {
                    written.add(new Written(writers.get(i), answer(asked.get(i), end)));
                } catch (SourceUnavailable e) {
                    silence = e;
                    written.add(new Written(writers.get(i), new ContainerLog(List.of(), e.getMessage())));
                }
            }
            if (silence != null && written.stream().noneMatch(one -> one.log().missing() == null)) {
                throw silence;
            }
            return written;
        } finally {
            // not close, which would wait for those that hang
            threads.shutdownNow();
        }
    }

    private static ContainerLog answer(Future<ContainerLog> asked, long end) {
        try {
            return asked.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new SourceUnavailable("Its node did not answer in time.", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SourceUnavailable away ? away : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceUnavailable("The portal stopped while it was read", e);
        }
    }

    private static List<Noted> entries(Written written) {
        var noted = new ArrayList<Noted>();
        var name = written.writer().name();
        ContainerLog.@Nullable Line head = null;
        var more = new ArrayList<RawLine>();
        for (var line : written.log().lines()) {
            var raw = raw(name, line);
            if (head != null && raw.continues()) {
                more.add(raw);
                continue;
            }
            if (head != null) {
                noted.add(noted(name, head, more));
            }
            head = line;
            more.clear();
        }
        if (head != null) {
            noted.add(noted(name, head, more));
        }
        return noted;
    }

    private static RawLine raw(String name, ContainerLog.Line line) {
        var place = Duration.between(Instant.EPOCH, line.at()).toNanos();
        return new RawLine(name, place, place + 1, line.text(), line.text().length(), false);
    }

    private static Noted noted(String name, ContainerLog.Line head, List<RawLine> more) {
        var entry = EntryParser.parse(new RawEntry(raw(name, head), more));
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
