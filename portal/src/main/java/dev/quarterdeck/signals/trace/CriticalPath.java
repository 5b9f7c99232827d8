package dev.quarterdeck.signals.trace;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;

/**
 * What a request had to wait for: had any of it been quicker, so had the whole. Read from the end: before the last part that
 * was waited for had ended nothing could go on, and before that one began the one that ended last until then.
 *
 * @see <a href="https://github.com/jaegertracing/jaeger-ui/tree/main/packages/jaeger-ui/src/components/TracePage/CriticalPath">
 *     Jaeger's critical path</a>
 */
final class CriticalPath {

    private CriticalPath() {}

    /** Writes into each node when it is on the path. */
    static void mark(SpanNode root) {
        Deque<SpanNode> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            mark(open.pop(), open);
        }
    }

    /** Of children that were waited for one after the other; of some at the same time the last to end. */
    private static void mark(SpanNode node, Deque<SpanNode> open) {
        var until = node.waitedUntil();
        var byEnd = node.children.stream()
                .filter(SpanNode::isWaitedFor)
                .filter(child -> child.start >= node.start - SpanNode.BLUR)
                .sorted(Comparator.comparingLong(SpanNode::waitedUntil).reversed())
                .toList();
        for (var child : byEnd) {
            if (child.waitedUntil() <= until + SpanNode.BLUR && child.length > 0) {
                add(node, child.waitedUntil(), until);
                open.push(child);
                until = child.start;
            }
        }
        add(node, node.start, until);
    }

    private static void add(SpanNode node, long from, long to) {
        if (from < to || node.length == 0) {
            node.critical.addFirst(new Stretch(from, to));
        }
    }
}
