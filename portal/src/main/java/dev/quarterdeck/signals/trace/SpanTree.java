package dev.quarterdeck.signals.trace;

import dev.quarterdeck.connector.trace.Trace;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * The spans of a trace as parts of each other. Where the clock of another process puts a part outside of what it is a part
 * of, it is moved with all that happened there.
 */
final class SpanTree {

    private static final Comparator<SpanNode> BY_START = Comparator.comparingLong((SpanNode node) -> node.start)
            .thenComparing(SpanNode::end, Comparator.reverseOrder());

    private final List<SpanNode> roots = new ArrayList<>();

    private SpanTree() {}

    static SpanTree of(Trace trace) {
        var tree = new SpanTree();
        var begin = trace.spans().getFirst().start();
        var nodes = new LinkedHashMap<String, SpanNode>();
        trace.spans()
                .forEach(span -> nodes.putIfAbsent(
                        span.spanId(),
                        new SpanNode(span, Duration.between(begin, span.start()).toNanos())));
        nodes.values().forEach(node -> {
            var parent = nodes.get(String.valueOf(node.span.parentId()));
            if (parent == null || isAround(node, parent)) {
                tree.roots.add(node);
            } else {
                node.parent = parent;
                parent.children.add(node);
            }
        });
        tree.correct();
        tree.moveToBegin();
        return tree;
    }

    /** Whether the parent would be a part of its own part. */
    private static boolean isAround(SpanNode node, SpanNode parent) {
        var ancestor = parent;
        while (ancestor != null) {
            if (ancestor == node) {
                return true;
            }
            ancestor = ancestor.parent;
        }
        return false;
    }

    private void correct() {
        for (var node : inOrder()) {
            var parent = node.parent;
            if (parent != null) {
                node.corrected = node.isElsewhere(parent) ? 0 : parent.corrected;
                node.start += node.corrected;
                if (node.isElsewhere(parent) && node.span.kind().answers()) {
                    node.corrected = skew(node, parent);
                    node.start += node.corrected;
                }
            }
        }
        inOrder().forEach(node -> node.children.sort(BY_START));
        roots.sort(BY_START);
    }

    /**
     * As Jaeger does it: an answer lies in the middle of its call, as if the way were as long both times. One that begins
     * within its call proves no clock wrong, for it may be read before it is written to its end.
     */
    private static long skew(SpanNode answer, SpanNode call) {
        if (answer.start >= call.start && answer.start <= call.end()) {
            return 0;
        }
        if (answer.length > call.length) {
            // a caller that gave up, or did not wait
            return Math.max(0, call.start - answer.start);
        }
        return call.start + (call.length - answer.length) / 2 - answer.start;
    }

    private void moveToBegin() {
        var begin = inOrder().stream().mapToLong(node -> node.start).min().orElse(0);
        inOrder().forEach(node -> node.start -= begin);
    }

    /** Those that are part of nothing that is there, by their begin. */
    List<SpanNode> roots() {
        return roots;
    }

    /** Every whole before its parts, with their parts right after each. */
    List<SpanNode> inOrder() {
        var ordered = new ArrayList<SpanNode>();
        var open = new ArrayDeque<>(roots);
        Set<SpanNode> seen = new HashSet<>();
        while (!open.isEmpty()) {
            var node = open.pop();
            if (seen.add(node)) {
                ordered.add(node);
                node.children.reversed().forEach(open::push);
            }
        }
        return ordered;
    }
}
