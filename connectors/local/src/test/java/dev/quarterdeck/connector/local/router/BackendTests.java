package dev.quarterdeck.connector.local.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

class BackendTests {

    @RepeatedTest(20)
    void countsEveryRequestThatStillGetsInWhenItIsRetired() throws Exception {
        var backend = new Backend("shop-a", "1", URI.create("http://127.0.0.1:1"));
        var accepted = new AtomicInteger();
        var retired = new AtomicBoolean();
        var late = new AtomicInteger();
        var begun = new CountDownLatch(4);
        var clients = IntStream.range(0, 4)
                .mapToObj(_ -> Thread.ofPlatform().start(() -> {
                    begun.countDown();
                    var afterwards = retired.get();
                    while (backend.acquire()) {
                        accepted.incrementAndGet();
                        if (afterwards) {
                            late.incrementAndGet();
                        }
                        afterwards = retired.get();
                    }
                }))
                .toList();
        begun.await();

        backend.retire();
        retired.set(true);

        for (var client : clients) {
            client.join();
        }
        assertThat(late).hasValue(0);
        assertThat(backend.inHand()).isEqualTo(accepted.get());
    }
}
