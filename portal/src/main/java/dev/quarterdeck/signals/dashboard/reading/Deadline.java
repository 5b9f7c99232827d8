package dev.quarterdeck.signals.dashboard.reading;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Waits for a panel so long and no longer, and keeps slow ones from taking all connections to the database. */
@Component
class Deadline implements DisposableBean {

    static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final int AT_ONCE = 8;

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    /** @throws TimeoutException if it is not done in time; it is told to stop */
    <T> T await(Callable<T> work) throws TimeoutException {
        return await(work, PATIENCE);
    }

    <T> T await(Callable<T> work, Duration patience) throws TimeoutException {
        var future = workers.submit(() -> {
            turns.acquire();
            try {
                return work.call();
            } finally {
                turns.release();
            }
        });
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            future.cancel(true);
        }
    }

    @Override
    public void destroy() {
        workers.shutdownNow();
    }
}
