package dev.quarterdeck.signals.log.follow.web;

import static java.util.Objects.requireNonNull;

import dev.quarterdeck.signals.log.replica.LogCursor;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One page that follows. It is sent its events in order, by one thread at a time. A page that reads slower than lines are
 * written is let go; its browser connects again and says what it has.
 */
class LogViewer {

    /** So many batches of a fifth of a second, and the reader is too slow. */
    static final int PATIENCE = 50;

    private final SseEmitter emitter;
    private final Executor senders;
    private final Queue<Set<DataWithMediaType>> waiting = new ArrayDeque<>();
    private @Nullable LogCursor joinedAt;
    private boolean begun;
    private boolean sending;
    private boolean gone;

    LogViewer(SseEmitter emitter, Executor senders) {
        this.emitter = emitter;
        this.senders = senders;
    }

    synchronized void joinedAt(LogCursor position) {
        joinedAt = position;
    }

    synchronized LogCursor joinedAt() {
        return requireNonNull(joinedAt, "it entered a room");
    }

    /** From now on it is sent what waits, {@code first} before all else. */
    synchronized void begin(Set<DataWithMediaType> first) {
        var since = new ArrayDeque<>(waiting);
        waiting.clear();
        waiting.add(first);
        waiting.addAll(since);
        begun = true;
        startSending();
    }

    synchronized void send(Set<DataWithMediaType> event) {
        if (gone) {
            return;
        }
        if (waiting.size() >= PATIENCE) {
            close();
            return;
        }
        waiting.add(event);
        startSending();
    }

    private void startSending() {
        if (begun && !sending) {
            sending = true;
            senders.execute(this::drain);
        }
    }

    private void drain() {
        for (var event = next(); event != null; event = next()) {
            try {
                emitter.send(event);
            } catch (IOException | IllegalStateException e) {
                emitter.completeWithError(e);
                close();
            }
        }
    }

    private synchronized @Nullable Set<DataWithMediaType> next() {
        var event = gone ? null : waiting.poll();
        sending = event != null;
        return event;
    }

    synchronized void close() {
        gone = true;
        waiting.clear();
        senders.execute(emitter::complete);
    }
}
