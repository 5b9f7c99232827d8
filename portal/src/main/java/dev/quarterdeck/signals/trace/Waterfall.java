package dev.quarterdeck.signals.trace;

import dev.quarterdeck.connector.trace.Span;
import dev.quarterdeck.connector.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A trace laid out in time.
 *
 * @param steps each followed by its parts
 * @param total from the begin of the first span to the end of the last
 */
public record Waterfall(Trace trace, List<Step> steps, Duration total) {

    /** What clocks differ by without anybody having to know. */
    private static final Duration NOTICEABLE = Duration.ofMillis(1);

    public Waterfall {
        steps = List.copyOf(steps);
    }

    public static Waterfall of(Trace trace) {
        var tree = SpanTree.of(trace);
        var nodes = tree.inOrder();
        tree.roots().stream()
                .filter(root -> root.span.spanId().equals(trace.first().spanId()))
                .forEach(CriticalPath::mark);
        var depths = new HashMap<SpanNode, Integer>();
        var parts = parts(nodes);
        var steps = new ArrayList<Step>();
        for (var node : nodes) {
            var depth = node.parent == null ? 0 : depths.getOrDefault(node.parent, 0) + 1;
            depths.put(node, depth);
            steps.add(step(node, depth, parts.getOrDefault(node, 0)));
        }
        var end = nodes.stream().mapToLong(SpanNode::end).max().orElse(0);
        return new Waterfall(trace, steps, Duration.ofNanos(end));
    }

    /** From the last to the first, so that each is complete when it is added to what it is a part of. */
    private static Map<SpanNode, Integer> parts(List<SpanNode> nodes) {
        var parts = new HashMap<SpanNode, Integer>();
        for (var node : nodes.reversed()) {
            if (node.parent != null) {
                parts.merge(node.parent, parts.getOrDefault(node, 0) + 1, Integer::sum);
            }
        }
        return parts;
    }

    private static Step step(SpanNode node, int depth, int parts) {
        return new Step(
                node.span,
                depth,
                node.start,
                node.own(),
                node.critical,
                node.isWaitedFor(),
                node.isOrphan(),
                Duration.ofNanos(node.corrected),
                peer(node),
                node.children.stream().anyMatch(child -> child.span.kind().answers()),
                parts);
    }

    private static @Nullable String peer(SpanNode node) {
        if (!node.span.kind().calls()) {
            return null;
        }
        var tags = node.span.tags();
        return node.children.stream()
                .filter(child -> child.span.kind().answers())
                .map(child -> child.span.origin().service())
                .findFirst()
                .or(() -> List.of(
                                "peer.service",
                                "db.namespace",
                                "db.system.name",
                                "db.system",
                                "messaging.destination.name",
                                "server.address")
                        .stream()
                        .filter(tags::containsKey)
                        .map(tags::get)
                        .findFirst())
                .orElse("somebody");
    }

    public Instant begin() {
        return trace.first().start();
    }

    /** That of the span with which it began. */
    public Step root() {
        return steps.stream()
                .filter(step -> step.span().spanId().equals(trace.first().spanId()))
                .findFirst()
                .orElse(steps.getFirst());
    }

    public long failures() {
        return steps.stream().filter(step -> step.span().failed()).count();
    }

    public long orphans() {
        return steps.stream().filter(Step::orphan).count();
    }

    /** By service how much its clock was behind that of its caller, where anybody would notice; the most if it differs. */
    public Map<String, Duration> skews() {
        var skews = new HashMap<String, Duration>();
        steps.stream()
                .filter(step -> step.corrected().abs().compareTo(NOTICEABLE) >= 0)
                .forEach(step -> skews.merge(
                        step.span().origin().service(),
                        step.corrected(),
                        (one, other) -> one.abs().compareTo(other.abs()) >= 0 ? one : other));
        return skews;
    }

    /** Whose spans there are, by how early they had their first. */
    public List<String> services() {
        return steps.stream()
                .map(step -> step.span().origin().service())
                .distinct()
                .toList();
    }

    /**
     * Where the whole waited longest while its spans say nothing of what happened: at most three, each a twentieth of the
     * whole at least.
     */
    public List<Gap> gaps() {
        var tree = SpanTree.of(trace);
        return tree.inOrder().stream()
                .filter(node -> !node.children.isEmpty() && !node.span.kind().calls())
                .flatMap(node -> node.uncovered().stream().map(stretch -> new Gap(node.span, stretch)))
                .filter(gap -> gap.stretch().length() * 20 >= total.toNanos()
                        && gap.stretch().length() > 1_000_000)
                .sorted(Comparator.comparingLong((Gap gap) -> gap.stretch().length())
                        .reversed())
                .limit(3)
                .toList();
    }

    /** A stretch of a span that none of its parts tells about. */
    public record Gap(Span span, Stretch stretch) {

        public Duration fromBegin() {
            return Duration.ofNanos(stretch.from());
        }
    }
}
