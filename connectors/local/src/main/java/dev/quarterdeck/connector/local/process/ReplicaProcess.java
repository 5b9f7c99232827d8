package dev.quarterdeck.connector.local.process;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A process that listens on a port of its own. */
public final class ReplicaProcess {

    /** A process that the system has been told to kill is gone within moments, unless the system itself hangs. */
    private static final Duration KILL = Duration.ofSeconds(5);

    private final Process process;
    private final int port;

    ReplicaProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    public long pid() {
        return process.pid();
    }

    public int port() {
        return port;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Only when it is no longer {@link #alive}. */
    public int exitCode() {
        return process.exitValue();
    }

    public void onExit(Runnable action) {
        var _ = process.onExit().thenRun(action);
    }

    /** Asks the process to end, and ends it when it has not within {@code grace}. Returns when it has ended. */
    public void end(Duration grace) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
        }
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(KILL.toMillis(), TimeUnit.MILLISECONDS);
    }
}
