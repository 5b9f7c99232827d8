package dev.quarterdeck.platform.live;

import io.prometheus.client.Gauge;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The open pages. An idle one costs a connection and no thread. */
@Component
class EventStreams {

    private static final Duration LONGEST = Duration.ofHours(4);
    private static final int PATIENCE = 256;
    private static final Gauge OPEN = Gauge.build("quarterdeck_live_connections", "Pages that listen for live updates")
            .register();

    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

    EventStream open(Set<String> topics) {
        var stream = new EventStream(new SseEmitter(LONGEST.toMillis()), topics, PATIENCE, senders);
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
        return stream;
    }

    void tell(LiveEvent event) {
        streams.forEach(stream -> stream.tell(event));
    }

    void beat() {
        streams.forEach(EventStream::beat);
    }

    void closeAll() {
        streams.forEach(stream -> stream.emitter().complete());
    }

    int size() {
        return streams.size();
    }
}
