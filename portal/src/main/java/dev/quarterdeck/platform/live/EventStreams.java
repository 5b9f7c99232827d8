package dev.quarterdeck.platform.live;

import io.prometheus.client.Gauge;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The open pages, and what each of them wants to hear of. */
@Component
class EventStreams {

    private static final Duration LONGEST = Duration.ofHours(4);
    private static final Gauge OPEN = Gauge.build("quarterdeck_live_connections", "Pages that listen for live updates")
            .register();

    private record Stream(SseEmitter emitter, Set<String> topics) {}

    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

    /** A slow reader holds up nobody else: each stream is written by a thread of its own. */
    SseEmitter open(Set<String> topics) {
        var stream = new Stream(new SseEmitter(LONGEST.toMillis()), topics);
        streams.add(stream);
        OPEN.inc();
        Runnable forget = () -> {
            if (streams.remove(stream)) {
                OPEN.dec();
            }
        };
        stream.emitter().onCompletion(forget);
        stream.emitter().onTimeout(stream.emitter()::complete);
        stream.emitter().onError(_ -> forget.run());
        return stream.emitter();
    }

    void send(LiveEvent event) {
        for (var stream : streams) {
            if (event.topics().stream().anyMatch(stream.topics()::contains)) {
                senders.execute(() -> send(stream.emitter(), event));
            }
        }
    }

    static void send(SseEmitter emitter, LiveEvent event) {
        write(
                emitter,
                SseEmitter.event()
                        .id(Long.toString(event.id()))
                        .name("change")
                        .data(String.join(" ", event.topics()) + "\n" + event.sentence()));
    }

    /** Keeps connections open through proxies, and finds those that are gone. */
    void beat() {
        streams.forEach(stream ->
                senders.execute(() -> write(stream.emitter(), SseEmitter.event().comment("still here"))));
    }

    void closeAll() {
        streams.forEach(stream -> stream.emitter().complete());
    }

    private static void write(SseEmitter emitter, SseEmitter.SseEventBuilder event) {
        try {
            emitter.send(event);
        } catch (IOException | IllegalStateException e) {
            emitter.completeWithError(e);
        }
    }
}
