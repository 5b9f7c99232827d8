package dev.quarterdeck.connector.kubernetes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A program that ends with this one, however this one ends: a shell waits beside it for the end of a pipe, which the
 * system closes also for whoever was killed.
 */
final class ChildProcess implements AutoCloseable {

    private static final String BESIDE = """
            exec 3<&0
            sh -c 'echo $$; exec "$@"' child "$@" 2>&1 < /dev/null 3<&- &
            child=$!
            ( read -r _ <&3; kill -CONT $child; kill -9 $child ) > /dev/null 2>&1 &
            watcher=$!
            wait $child; code=$?
            kill $watcher 2> /dev/null
            exit $code
            """;

    private final Process shell;
    private final long pid;

    private ChildProcess(Process shell, long pid) {
        this.shell = shell;
        this.pid = pid;
    }

    /** @param lines told of each line that the program writes */
    static ChildProcess start(Map<String, String> variables, List<String> command, Consumer<String> lines) {
        var line = new ArrayList<>(List.of("sh", "-c", BESIDE, "beside"));
        line.addAll(command);
        try {
            var builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(variables);
            var shell = builder.start();
            var said = new BufferedReader(new InputStreamReader(shell.getInputStream(), StandardCharsets.UTF_8));
            var pid = Long.parseLong(said.readLine().strip());
            Thread.ofVirtual().start(() -> said.lines().forEach(lines));
            return new ChildProcess(shell, pid);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean alive() {
        return shell.isAlive();
    }

    /** Once it is no longer {@link #alive}. */
    int exitCode() {
        return shell.exitValue();
    }

    /** As {@code kill} does it, with {@code STOP}, {@code CONT}, {@code TERM} and the like. */
    void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** At once. */
    @Override
    public void close() {
        try {
            shell.getOutputStream().close();
            shell.waitFor();
        } catch (IOException e) {
            // it has ended by itself
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
