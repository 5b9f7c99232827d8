package dev.quarterdeck.connector.local.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the tools that come with the portal's own Java. */
final class Tool {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Tool() {}

    /** @throws IOException if the tool is missing, fails, or takes too long */
    static void run(String name, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", name).toString());
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("%s took longer than %d s".formatted(name, PATIENCE.toSeconds()));
            }
            if (process.exitValue() != 0) {
                var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                throw new IOException("%s ended with exit code %d: %s".formatted(name, process.exitValue(), said));
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
