package dev.quarterdeck.signals.trace;

import dev.quarterdeck.connector.trace.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A span with those that are a part of it, in nanoseconds from the begin of the trace. */
final class SpanNode {

    /** Begins are known by the microsecond: by so much one thing may seem to begin before what came before it ended. */
    static final long BLUR = 10_000;

    final Span span;
    final List<SpanNode> children = new ArrayList<>();
    final List<Stretch> critical = new ArrayList<>();

    @Nullable
    SpanNode parent;

    /** By how much its clock was wrong; added already. */
    long corrected;

    long start;
    final long length;

    SpanNode(Span span, long start) {
        this.span = span;
        this.start = start;
        this.length = span.duration().toNanos();
    }

    long end() {
        return start + length;
    }

    /** Names a parent that is not there. */
    boolean isOrphan() {
        return parent == null && span.parentId() != null;
    }

    /** Whether somebody else's clock told its times. */
    boolean isElsewhere(SpanNode other) {
        return !span.origin().equals(other.span.origin());
    }

    /** Whoever goes on before it has ended did not wait for it, unless it is the answer that was read. */
    boolean isWaitedFor() {
        return parent == null || (span.kind() != Span.Kind.CONSUMER && (end() <= parent.end() + BLUR || isRead()));
    }

    /** A caller may have read an answer before who wrote it is done with it. */
    private boolean isRead() {
        return parent != null
                && span.kind() == Span.Kind.SERVER
                && parent.span.kind() == Span.Kind.CLIENT
                && !parent.span.failed();
    }

    /** Until when it was waited for, if it was. */
    long waitedUntil() {
        return parent == null ? end() : Math.min(end(), parent.end());
    }

    /** What it was busy with that no part of it tells, in the order of time. */
    List<Stretch> uncovered() {
        var free = new ArrayList<Stretch>();
        var from = start;
        for (var child : children) {
            if (child.start > from) {
                free.add(new Stretch(from, Math.min(child.start, end())));
            }
            from = Math.max(from, child.end());
            if (from >= end()) {
                return free;
            }
        }
        free.add(new Stretch(from, end()));
        return free;
    }

    Duration own() {
        return Duration.ofNanos(uncovered().stream().mapToLong(Stretch::length).sum());
    }
}
