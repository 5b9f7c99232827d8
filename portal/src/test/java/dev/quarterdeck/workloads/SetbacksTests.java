package dev.quarterdeck.workloads;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.platform.EntityRef;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SetbacksTests {

    private static final DesiredWorkload SHOP = desired(1);
    private final SourceUnavailable away = new SourceUnavailable("not just now");

    private final AtomicLong now = new AtomicLong();
    private final Setbacks setbacks = new Setbacks(now::get);

    private static DesiredWorkload desired(int replicas) {
        return new DesiredWorkload(
                EntityRef.component("shop"),
                "dev",
                new Revision(1, 1),
                "1.0.0",
                URI.create("file:///shop.jar"),
                "0",
                "{}",
                "{}",
                replicas,
                null);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private void assertPatience(DesiredWorkload desired) {
        assertThatThrownBy(() -> setbacks.requirePatience(desired)).isSameAs(away);
    }

    private void assertNoPatience(DesiredWorkload desired) {
        assertThatCode(() -> setbacks.requirePatience(desired)).doesNotThrowAnyException();
    }

    @Test
    void waitsTwiceAsLongEachTimeAndALittleMoreByChance() {
        for (var seconds : new int[] {2, 4, 8, 8}) {
            setbacks.add(SHOP, away);
            pass(Duration.ofSeconds(seconds).minusMillis(1));
            assertPatience(SHOP);
            pass(Duration.ofSeconds(seconds).dividedBy(4).plusMillis(1));
            assertNoPatience(SHOP);
        }
    }

    @Test
    void triesAtOnceWhatElseIsDesired() {
        setbacks.add(SHOP, away);

        assertNoPatience(desired(2));
    }

    @Test
    void beginsAnewOnceItIsApplied() {
        setbacks.add(SHOP, away);
        setbacks.add(SHOP, away);
        setbacks.forget(SHOP.id());
        assertNoPatience(SHOP);

        setbacks.add(SHOP, away);
        pass(Duration.ofSeconds(3));
        assertNoPatience(SHOP);
    }
}
