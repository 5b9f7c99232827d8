package dev.quarterdeck.workloads.cluster.applyset.source;

import dev.quarterdeck.workloads.cluster.applyset.source.checkout.Inside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Files as {@code kubectl apply -f} takes them from a folder: those directly in it, in order of their names. */
record PlainFolder(Inside repository, Path folder) {

    private static final Pattern NAME = Pattern.compile(".+\\.(?:yaml|yml|json)");

    /** Empty if there is no such file. */
    String yaml() throws IOException {
        var yaml = new StringBuilder();
        for (var file : files()) {
            var text = repository.text(file);
            yaml.append(yaml.isEmpty() ? "" : "---\n").append(text).append(text.endsWith("\n") ? "" : "\n");
        }
        return yaml.toString();
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }
}
