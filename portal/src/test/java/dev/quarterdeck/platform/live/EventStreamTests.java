package dev.quarterdeck.platform.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

class EventStreamTests {

    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final Reader reader = new Reader();

    @AfterEach
    void end() {
        reader.mayRead.countDown();
        senders.close();
    }

    @Test
    void sendsInOrder() {
        reader.mayRead.countDown();
        var stream = new EventStream(reader, Set.of("runs"), 1_000, senders);
        LongStream.range(0, 500).forEach(id -> stream.tell(event(id, "runs")));
        await().untilAsserted(() -> assertThat(reader.read)
                .containsExactlyElementsOf(LongStream.range(0, 500).boxed().toList()));
    }

    @Test
    void sendsOnlyWhatWasAskedFor() {
        reader.mayRead.countDown();
        var stream = new EventStream(reader, Set.of("runs", "run/1"), 10, senders);
        stream.tell(event(1, "deployments"));
        stream.tell(event(2, "deployments", "run/1"));
        await().untilAsserted(() -> assertThat(reader.read).containsExactly(2L));
    }

    @Test
    void letsAReaderGoThatIsTooSlow() {
        var stream = new EventStream(reader, Set.of("runs"), 10, senders);
        LongStream.range(0, 10).forEach(id -> stream.tell(event(id, "runs")));
        assertThat(reader.ended).isFalse();
        LongStream.range(10, 20).forEach(id -> stream.tell(event(id, "runs")));
        assertThat(reader.ended).isTrue();
    }

    private static LiveEvent event(long id, String... topics) {
        return new LiveEvent(id, List.of(topics), "Something changed");
    }

    /** Reads nothing until it may. */
    private static class Reader extends SseEmitter {

        final CountDownLatch mayRead = new CountDownLatch(1);
        final List<Long> read = Collections.synchronizedList(new ArrayList<>());
        volatile boolean ended;

        @Override
        public void send(SseEventBuilder event) throws IOException {
            try {
                mayRead.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            var first = event.build().iterator().next().getData().toString();
            read.add(Long.parseLong(first.lines().findFirst().orElseThrow().substring("id:".length())));
        }

        @Override
        public void complete() {
            ended = true;
        }
    }
}
