package dev.quarterdeck.connector.kubernetes.git;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.cluster.WorkloadId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the folders of workloads in a repository what is wished, one commit for each change. All that is pushed comes from one
 * thread; whoever wishes waits for nothing. The repository alone says what is done, so that a wish may be repeated by
 * whichever portal.
 */
public final class GitDelivery implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(GitDelivery.class);
    private static final Duration TICK = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 5;

    /** How long a wish holds that nobody repeats: another portal may have another one by then. */
    private static final Duration HOLDS = Duration.ofMinutes(1);

    /** Likewise, once it is fulfilled. */
    private static final Duration HOLDS_FULFILLED = Duration.ofSeconds(10);

    private final GitSettings settings;
    private final Writing writing;
    private final Consumer<WorkloadId> changed;
    private final Consumer<List<Standing>> follower;
    private final Map<WorkloadId, Standing> standings = new ConcurrentHashMap<>();
    private final Map<WorkloadId, Instant> repeated = new ConcurrentHashMap<>();
    private final Semaphore hints = new Semaphore(0);
    private final ReentrantLock asking = new ReentrantLock();
    private final Thread thread;
    private volatile Instant next = Instant.now();
    private volatile @Nullable String problem;
    private volatile boolean closed;
    private int failures;

    /**
     * @param changed told of each workload of which the standing is another
     * @param follower told every few seconds how all wishes stand
     */
    public GitDelivery(
            String name, GitSettings settings, Consumer<WorkloadId> changed, Consumer<List<Standing>> follower) {
        this.settings = settings;
        this.writing = new Writing(settings);
        this.changed = changed;
        this.follower = follower;
        this.thread = Thread.ofVirtual().name("git for " + name).start(this::run);
    }

    /** From now on in place of what was wished of this workload before. */
    public void wish(Wish wish) {
        repeat(wish.id());
        standings.put(wish.id(), Standing.of(wish).because(problem));
        if (problem == null) {
            next = Instant.now();
            hints.release();
        }
    }

    /** What was wished of it holds still. */
    public void repeat(WorkloadId id) {
        repeated.put(id, Instant.now());
    }

    private boolean holds(Standing standing) {
        var id = standing.wish().id();
        var last = repeated.getOrDefault(id, Instant.EPOCH);
        return standing.equals(standings.get(id))
                && Duration.between(last, Instant.now()).compareTo(standing.commit() == null ? HOLDS : HOLDS_FULFILLED)
                        < 0;
    }

    public Optional<Standing> standing(WorkloadId id) {
        return Optional.ofNullable(standings.get(id));
    }

    /** Sees to its folder no longer. */
    public void forget(WorkloadId id) {
        standings.remove(id);
        repeated.remove(id);
    }

    /** Likewise, of all. */
    public void leave() {
        standings.clear();
        repeated.clear();
    }

    private void run() {
        while (!closed) {
            try {
                if (hints.tryAcquire(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
                    hints.drainPermits();
                }
                if (!standings.isEmpty() && !Instant.now().isBefore(next)) {
                    round();
                }
                follower.accept(List.copyOf(standings.values()));
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.warn("What is delivered through {} could not be looked at: {}", settings.address(), e.toString());
            }
        }
    }

    private void round() throws InterruptedException {
        asking.lockInterruptibly();
        try {
            next = Instant.now().plus(settings.interval());
            writing.write(List.copyOf(standings.values()), this::holds, this::stands);
            succeeded();
        } catch (SourceUnavailable e) {
            failed(String.valueOf(e.getMessage()));
        } finally {
            asking.unlock();
        }
    }

    /** Whatever was wished in the meantime is for the next round. */
    private void stands(Standing before, Standing now) {
        if (standings.replace(now.wish().id(), before, now) && !now.equals(before)) {
            changed.accept(now.wish().id());
        }
    }

    private void succeeded() {
        if (problem != null) {
            log.info("The repository {} takes commits again", settings.address());
        }
        problem = null;
        failures = 0;
    }

    private void failed(String why) {
        if (problem == null) {
            log.warn(why);
        }
        problem = why;
        var pause = Duration.ofSeconds(1L << Math.min(failures++, MOST_DOUBLINGS));
        next = Instant.now().plus(pause).plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 4));
        standings.values().stream()
                .filter(standing -> standing.commit() == null)
                .forEach(standing -> stands(standing, standing.because(why)));
    }

    /**
     * Asks the repository now.
     *
     * @return what its branch is at, in a few words
     * @throws SourceUnavailable if it does not answer
     */
    public String check() {
        try {
            if (!asking.tryLock(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SourceUnavailable("%s has not answered yet.".formatted(settings.address()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceUnavailable("It was interrupted.", e);
        }
        try {
            return "%s, branch %s at %s".formatted(settings.address(), settings.branch(), writing.look());
        } finally {
            asking.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writing.close();
    }
}
