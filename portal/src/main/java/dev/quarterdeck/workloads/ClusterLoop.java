package dev.quarterdeck.workloads;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.cluster.Cluster;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at one cluster when told to, and once a second anyway: nothing is lost if a hint is. A cluster that does not
 * answer is looked at less and less often, and keeps no other one waiting.
 */
class ClusterLoop {

    private static final Logger log = LoggerFactory.getLogger(ClusterLoop.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Between two looks in any case: while twenty replicas start, hints come in dozens a second. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);

    private static final int LONGEST_DOUBLINGS = 3;

    private final Cluster cluster;
    private final Look look;
    private final Semaphore hints = new Semaphore(0);
    private volatile boolean running;
    private int failures;
    private @Nullable Thread thread;
    private @Nullable AutoCloseable watch;

    /** One look at everything on a cluster. */
    interface Look {

        /** @throws SourceUnavailable if something there could not be looked at */
        void at(Cluster cluster) throws SQLException;
    }

    ClusterLoop(Cluster cluster, Look look) {
        this.cluster = cluster;
        this.look = look;
    }

    /** Makes the loop look now. */
    void hint() {
        hints.release();
    }

    void start() {
        running = true;
        watch = cluster.watch(_ -> hint());
        thread = Thread.ofVirtual().name("workloads on " + cluster.name()).start(this::run);
    }

    private void run() {
        while (running) {
            try {
                look.at(cluster);
                failures = 0;
            } catch (SourceUnavailable e) {
                failures = Math.min(failures + 1, LONGEST_DOUBLINGS);
            } catch (RuntimeException | SQLException e) {
                // most likely the database is away; what runs goes on running, and the loop looks again
                log.warn("The workloads on '{}' could not be looked at: {}", cluster.name(), e.toString());
            }
            awaitHint();
        }
    }

    private void awaitHint() {
        try {
            if (running) {
                Thread.sleep(SHORTEST_PAUSE);
            }
            if (hints.tryAcquire(pause(failures).minus(SHORTEST_PAUSE).toMillis(), TimeUnit.MILLISECONDS)) {
                hints.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    /** Up to a quarter more by chance, so that not all who wait for a cluster come back at once. */
    static Duration pause(int failures) {
        if (failures == 0) {
            return PAUSE;
        }
        var pause = PAUSE.multipliedBy(1L << failures);
        return pause.plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 4));
    }

    /** Lets the present look come to its end: an interrupt would cost a database connection. */
    void stop() {
        running = false;
        hint();
        try {
            if (thread != null) {
                thread.join();
            }
            if (watch != null) {
                watch.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            log.warn("The watch on the cluster '{}' did not end well", cluster.name(), e);
        }
    }
}
