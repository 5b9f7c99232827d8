package dev.quarterdeck.connector.local.process;

import dev.quarterdeck.connector.cluster.Workload;
import dev.quarterdeck.connector.local.image.ImageStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** Starts the processes of replicas. */
public final class Launcher implements AutoCloseable {

    /**
     * Replicas step back behind the portal, so that its pages answer while they start. Linux weighs whole sessions against
     * each other before processes, where it has autogroups; it takes one change in a tenth of a second from a user who is
     * not root, so that a few tries may be needed. Elsewhere {@code nice} does the same.
     */
    private static final String BEHIND_THE_PORTAL = """
            tries=0
            while [ -w /proc/self/autogroup ] && [ $tries -lt 20 ] && ! echo 10 >/proc/self/autogroup; do
              tries=$((tries + 1)); sleep 0.1
            done 2>/dev/null
            exec nice -n 10 "$@"
            """;

    /**
     * A session of its own keeps Ctrl-C in the portal's terminal from ending replicas before the portal does; the signal
     * ends them with the portal, however that ended. Systems other than Linux go without.
     */
    private static final List<String> TIED_TO_PORTAL =
            List.of("setsid", "sh", "-c", BEHIND_THE_PORTAL, "replica", "setpriv", "--pdeathsig", "TERM", "--");

    /** What a replica may know of the portal's own environment: none of its secrets. */
    private static final Set<String> INHERITED = Set.of("PATH", "HOME", "LANG", "TZ");

    private final Path folder;
    private final ProcessRegister register;
    private final Ports ports = new Ports();
    private final List<String> prefix;

    /** The signal is sent when the thread that started the process ends, so this one thread starts them all. */
    private final ExecutorService starter = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("replica-starter").daemon().factory());

    /** @param folder where each replica gets a working folder */
    public Launcher(Path folder, ProcessRegister register) throws IOException {
        this.folder = folder;
        this.register = register;
        this.prefix = works(TIED_TO_PORTAL) ? TIED_TO_PORTAL : List.of();
        FileSystemUtils.deleteRecursively(folder);
    }

    private static boolean works(List<String> prefix) {
        var command = new ArrayList<>(prefix);
        command.add("true");
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** @param output that the process appends to */
    public ReplicaProcess launch(Workload workload, ImageStart image, String replica, Path output) throws IOException {
        var port = ports.take();
        try {
            var process = noted(start(builder(workload, image, replica, port, output)));
            var _ = process.onExit().thenRun(() -> {
                ports.release(port);
                register.remove(process.toHandle());
            });
            return new ReplicaProcess(process, port);
        } catch (IOException | RuntimeException e) {
            ports.release(port);
            throw e;
        }
    }

    /** What cannot be noted must not run: nobody would end it after a crash. */
    private Process noted(Process process) throws IOException {
        try {
            process.getOutputStream().close();
            register.add(process.toHandle());
            return process;
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private ProcessBuilder builder(Workload workload, ImageStart image, String replica, int port, Path output)
            throws IOException {
        Files.createDirectories(output.getParent());
        var command = new ArrayList<>(prefix);
        command.addAll(Command.of(workload, image));
        var builder = new ProcessBuilder(command)
                .directory(Files.createDirectories(folder.resolve(replica)).toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        var variables = builder.environment();
        variables.keySet().retainAll(INHERITED);
        variables.putAll(workload.environment());
        variables.put("PORT", Integer.toString(port));
        variables.put("REPLICA", replica);
        variables.put(ProcessRegister.MARKER, register.mark());
        return builder;
    }

    private Process start(ProcessBuilder builder) throws IOException {
        try {
            return starter.submit(builder::start).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while a process was started", e);
        }
    }

    /** Deletes the working folder of a replica that will not be started again. */
    public void forget(String replica) throws IOException {
        FileSystemUtils.deleteRecursively(folder.resolve(replica));
    }

    @Override
    public void close() {
        starter.shutdown();
    }
}
