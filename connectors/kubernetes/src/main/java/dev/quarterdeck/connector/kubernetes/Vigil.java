package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.SourceUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows whether a cluster answers, so that nobody waits for one that does not. */
final class Vigil implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Vigil.class);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LOOK_BACK = Duration.ofMinutes(10);

    private final KubernetesConnection connection;
    private final Thread thread;
    private volatile @Nullable String problem = "it was not asked yet";
    private volatile @Nullable String version;
    private volatile @Nullable Instant answeredAt;
    private volatile boolean asked;
    private volatile boolean wasAway;
    private volatile boolean closed;

    Vigil(KubernetesConnection connection) {
        this.connection = connection;
        this.thread = Thread.ofVirtual().name("vigil over " + connection.name()).start(this::run);
    }

    private void run() {
        var pause = SHORTEST;
        var lookedBack = System.nanoTime();
        while (!closed) {
            pause = look() ? connection.settings().heartbeat() : longer(pause);
            if (problem == null) {
                connection.followers().look();
            }
            if (problem == null && (wasAway || System.nanoTime() - lookedBack > LOOK_BACK.toNanos())) {
                wasAway = false;
                lookedBack = System.nanoTime();
                connection.followers().lookBack();
            }
            try {
                // many portals must not all come back in one moment
                Thread.sleep(pause.plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 4 + 1)));
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private Duration longer(Duration pause) {
        var heartbeat = connection.settings().heartbeat();
        var twice = pause.multipliedBy(2);
        return twice.compareTo(heartbeat) < 0 ? twice : heartbeat;
    }

    /** Asks now. */
    boolean look() {
        try {
            var answer = connection.ask(() -> connection.client().getKubernetesVersion());
            version = answer.getGitVersion();
            if (problem != null && asked) {
                log.info("The cluster '{}' answers again", connection.name());
            }
            answeredAt = Instant.now();
            problem = null;
        } catch (SourceUnavailable e) {
            failed(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            failed("The cluster '%s' answers not as one: %s".formatted(connection.name(), Reasons.of(e)));
        }
        asked = true;
        return problem == null;
    }

    private void failed(String why) {
        if (problem == null) {
            log.warn(why);
        }
        problem = why;
        wasAway = true;
    }

    /** @throws SourceUnavailable if it did not answer when it was asked last */
    void requireAnswer() {
        if (!asked) {
            look();
        }
        var why = problem;
        if (why != null) {
            throw new SourceUnavailable(why);
        }
    }

    /** As it says of itself, such as {@code v1.34.1}. */
    String version() {
        requireAnswer();
        return String.valueOf(version);
    }

    /** Likewise; null if it never answered. */
    @Nullable
    String lastVersion() {
        return version;
    }

    /** Why it did not answer when it was asked last; null if it did. */
    @Nullable
    String problem() {
        return problem;
    }

    Optional<Instant> answeredAt() {
        return Optional.ofNullable(answeredAt);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
