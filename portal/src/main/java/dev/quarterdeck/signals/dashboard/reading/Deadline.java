package dev.quarterdeck.signals.dashboard.reading;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Waits for what panels ask so long and no longer. */
@Component
class Deadline implements DisposableBean {

    private static final int AT_ONCE = 8;

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final Duration patience;

    Deadline(DashboardSettings settings) {
        patience = settings.patience();
    }

    Duration patience() {
        return patience;
    }

    /**
     * Something outside, which is told to stop if it is not done in time.
     *
     * @throws TimeoutException if it is not
     */
    <T> T await(Callable<T> work) throws TimeoutException {
        var future = workers.submit(work);
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

    /**
     * The database, which ends statements by itself: whoever interrupts one only loses the connection, and the statement
     * goes on. Few at once, so that slow panels leave connections for everybody else.
     *
     * @throws TimeoutException if there is no turn in time
     */
    <T> T inTurn(Supplier<T> work) throws TimeoutException {
        if (!isTurn()) {
            throw new TimeoutException();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private boolean isTurn() {
        try {
            return turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void destroy() {
        workers.shutdownNow();
    }
}
