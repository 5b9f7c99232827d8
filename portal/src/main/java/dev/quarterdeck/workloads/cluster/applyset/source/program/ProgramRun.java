package dev.quarterdeck.workloads.cluster.applyset.source.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quarterdeck.workloads.cluster.applyset.source.Unrenderable;
import dev.quarterdeck.workloads.cluster.applyset.source.checkout.WorkFolder;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program at files that others wrote: it knows nothing of the portal, finds no other program, and reaches no host but
 * this one.
 *
 * @param folder in which it runs
 */
public record ProgramRun(Program program, WorkFolder work, Path folder, Limits limits) {

    private static final String NOWHERE = "http://127.0.0.1:1";
    private static final int COMPLAINT = 64 * 1024;

    /**
     * @return what it wrote
     * @throws Unrenderable if it fails, takes too long or writes too much
     */
    public String output(List<String> arguments) throws IOException {
        var process = start(arguments);
        try {
            return output(process);
        } catch (TimeoutException e) {
            throw new Unrenderable(
                    "Folder: %s did not end within %d s."
                            .formatted(program.name(), limits.longest().toSeconds()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("%s was interrupted".formatted(program.name()), e);
        } finally {
            new Family(process.toHandle(), work.home()).end();
        }
    }

    private Process start(List<String> arguments) throws IOException {
        var builder = new ProcessBuilder(program.file().toString())
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"));
        builder.command().addAll(arguments);
        builder.environment().clear();
        builder.environment().putAll(environment());
        return builder.start();
    }

    private Map<String, String> environment() {
        var home = work.home().toString();
        return Map.ofEntries(
                Map.entry("HOME", home),
                Map.entry("PATH", home),
                Map.entry("TMPDIR", home),
                Map.entry("KUBECONFIG", "/dev/null"),
                Map.entry("HTTP_PROXY", NOWHERE),
                Map.entry("HTTPS_PROXY", NOWHERE),
                Map.entry("ALL_PROXY", NOWHERE),
                Map.entry("http_proxy", NOWHERE),
                Map.entry("https_proxy", NOWHERE),
                Map.entry("all_proxy", NOWHERE));
    }

    private String output(Process process) throws IOException, InterruptedException, TimeoutException {
        var most = Math.toIntExact(limits.largest().toBytes());
        var until = System.nanoTime() + limits.longest().toNanos();
        var complaint = read(process.getErrorStream(), COMPLAINT, true);
        var output = get(read(process.getInputStream(), most + 1, false), until);
        if (output.length > most) {
            throw new Unrenderable("Folder: %s writes more than %d KB, which is too much to apply at once."
                    .formatted(program.name(), limits.largest().toKilobytes()));
        }
        if (!process.waitFor(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            throw new TimeoutException();
        }
        if (process.exitValue() != 0) {
            throw new Unrenderable("Folder: %s: %s"
                    .formatted(
                            program.name(),
                            new Complaint(new String(get(complaint, until), UTF_8)).without(work.tree())));
        }
        return new String(output, UTF_8);
    }

    /** @param toTheEnd whether the rest is read too, so that nobody waits to write it */
    private static FutureTask<byte[]> read(InputStream in, int most, boolean toTheEnd) {
        var reading = new FutureTask<>(() -> {
            var begin = in.readNBytes(most);
            if (toTheEnd) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return begin;
        });
        Thread.startVirtualThread(reading);
        return reading;
    }

    private static byte[] get(FutureTask<byte[]> reading, long until)
            throws IOException, InterruptedException, TimeoutException {
        try {
            return reading.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }
}
