package dev.quarterdeck.workloads.cluster.applyset.source.program;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A program on the portal's machine. */
public record Program(Path file) {

    /** @param text its name, which is looked for in the portal's PATH, or its path */
    public static Optional<Program> named(String text) {
        var folders = text.contains("/") ? "/" : System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Arrays.stream(folders.split(File.pathSeparator))
                .filter(folder -> folder.startsWith("/"))
                .flatMap(folder -> file(folder, text).stream())
                .findFirst()
                .map(Program::new);
    }

    private static Optional<Path> file(String folder, String text) {
        try {
            return Optional.of(Path.of(folder).resolve(text))
                    .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    public String name() {
        return file.getFileName().toString();
    }
}
