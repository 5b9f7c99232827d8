package dev.quarterdeck.connector.local;

import dev.quarterdeck.connector.cluster.WorkloadId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which port each workload is reached at; kept in a file, since addresses must outlive the portal. */
class RouterPorts {

    private final Path file;
    private final int firstPort;
    private final Map<String, Integer> ports = new TreeMap<>();

    RouterPorts(Path folder, int firstPort) throws IOException {
        this.file = folder.resolve("ports");
        this.firstPort = firstPort;
        if (Files.exists(file)) {
            for (var line : Files.readAllLines(file)) {
                var parts = line.split(" ", 2);
                ports.put(parts[0], Integer.valueOf(parts[1]));
            }
        }
    }

    synchronized int of(WorkloadId id) {
        return ports.computeIfAbsent(id.toString(), _ -> {
            var port = Ports.forRouter(firstPort, ports::containsValue);
            keep(id.toString(), port);
            return port;
        });
    }

    private void keep(String name, int port) {
        var lines = new TreeMap<>(ports);
        lines.put(name, port);
        var text = lines.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            var written = Files.writeString(file.resolveSibling("ports.new"), text);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The ports of the embedded cluster cannot be kept in " + file, e);
        }
    }
}
