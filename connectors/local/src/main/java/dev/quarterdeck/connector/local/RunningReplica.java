package dev.quarterdeck.connector.local;

import dev.quarterdeck.connector.local.image.ImageStart;
import dev.quarterdeck.connector.local.process.ReplicaProcess;
import dev.quarterdeck.connector.local.router.Backend;
import dev.quarterdeck.connector.local.router.Router;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The process of a replica while it runs, what probes it, and its place in the router while it is ready. */
class RunningReplica {

    private static final Duration DRAIN_CHECK = Duration.ofMillis(20);

    private final ReplicaProcess process;
    private final ImageStart image;
    private final Probing probing;
    private final Router router;
    private final Instant since = Instant.now();
    private @Nullable Instant readySince;
    private @Nullable Backend backend;
    private boolean ending;

    RunningReplica(ReplicaProcess process, ImageStart image, Probing probing, Router router) {
        this.process = process;
        this.image = image;
        this.probing = probing;
        this.router = router;
    }

    ReplicaProcess process() {
        return process;
    }

    Probing probing() {
        return probing;
    }

    Instant since() {
        return since;
    }

    Duration age() {
        return Duration.between(since, Instant.now());
    }

    boolean wasReady() {
        return readySince != null;
    }

    boolean healthyFor(Duration duration) {
        return readySince != null && readySince.plus(duration).isBefore(Instant.now());
    }

    boolean inRouter() {
        return backend != null;
    }

    /** Nothing is left to do for the process: it ended, or does not end whatever is done. */
    void ended() {
        probing.stop();
        if (!process.alive()) {
            image.ended(process.exitCode());
        }
    }

    void enterRouter(String name, String revision) {
        readySince = Instant.now();
        backend = router.add(name, revision, process.address());
    }

    void leaveRouter() {
        if (backend != null) {
            router.remove(backend);
            backend = null;
        }
    }

    boolean ending() {
        return ending;
    }

    /** Lets requests in hand finish, then ends the process, within {@code grace} if it can. Returns at once. */
    void end(Duration grace, Runnable then) {
        ending = true;
        var served = backend;
        leaveRouter();
        Thread.ofVirtual().name("end of process " + process.pid()).start(() -> {
            try {
                var latest = Instant.now().plus(grace);
                while (served != null && served.inHand() > 0 && Instant.now().isBefore(latest)) {
                    Thread.sleep(DRAIN_CHECK);
                }
                var left = Duration.between(Instant.now(), latest);
                var least = image.leastGrace();
                process.end(left.compareTo(least) < 0 ? least : left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            then.run();
        });
    }
}
