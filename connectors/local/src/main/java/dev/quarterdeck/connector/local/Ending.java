package dev.quarterdeck.connector.local;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Ends a process without a request of its being lost. */
record Ending(Duration grace) {

    /** A request that has just been given to a backend takes a moment to show. */
    private static final Duration SETTLE = Duration.ofMillis(100);

    void end(Process process, Router router, @Nullable Backend backend) {
        try {
            if (backend != null) {
                router.backends().remove(backend);
                drain(backend);
            }
            process.destroy();
            if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void drain(Backend backend) throws InterruptedException {
        var latest = Instant.now().plus(grace);
        do {
            Thread.sleep(SETTLE);
        } while (backend.inHand() > 0 && Instant.now().isBefore(latest));
        backend.close();
    }
}
