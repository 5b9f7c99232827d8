package dev.quarterdeck.platform.live;

import java.io.IOException;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open page, and what it wants to hear of.
 *
 * <p>What it is sent arrives in order. A page that reads slower than things happen is let go when its queue is full; its
 * browser connects again and says what it saw last.
 */
class EventStream {

    private final SseEmitter emitter;
    private final Set<String> topics;
    private final Executor senders;
    private final Queue<SseEmitter.SseEventBuilder> waiting;
    private final AtomicInteger toSend = new AtomicInteger();

    EventStream(SseEmitter emitter, Set<String> topics, int patience, Executor senders) {
        this.emitter = emitter;
        this.topics = Set.copyOf(topics);
        this.senders = senders;
        this.waiting = new ArrayBlockingQueue<>(patience);
    }

    SseEmitter emitter() {
        return emitter;
    }

    void tell(LiveEvent event) {
        if (event.topics().stream().anyMatch(topics::contains)) {
            send(SseEmitter.event()
                    .id(Long.toString(event.id()))
                    .name("change")
                    .data(String.join(" ", event.topics()) + "\n" + event.sentence()));
        }
    }

    /** Keeps the connection open through proxies, and finds out whether it is gone. */
    void beat() {
        send(SseEmitter.event().comment("still here"));
    }

    private void send(SseEmitter.SseEventBuilder event) {
        if (!waiting.offer(event)) {
            emitter.complete();
        } else if (toSend.getAndIncrement() == 0) {
            senders.execute(this::drain);
        }
    }

    /** Only one thread writes at a time: the one that found nothing waiting when it added something. */
    private void drain() {
        do {
            var event = waiting.poll();
            if (event != null && !written(event)) {
                // what comes later fills the queue and is forgotten with it
                return;
            }
        } while (toSend.decrementAndGet() > 0);
    }

    private boolean written(SseEmitter.SseEventBuilder event) {
        try {
            emitter.send(event);
            return true;
        } catch (IOException | IllegalStateException e) {
            emitter.completeWithError(e);
            return false;
        }
    }
}
