package dev.quarterdeck.connector.local.router;

import dev.quarterdeck.connector.cluster.WorkloadId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Which port each workload is reached at; kept in a file, since addresses must outlive the portal. */
class RouterPorts {

    private static final int PORTS = 2_000;

    private final Path file;
    private final int firstPort;
    private final IntPredicate free;
    private final TreeMap<WorkloadId, Integer> ports =
            new TreeMap<>(Comparator.comparing(WorkloadId::environment).thenComparing(WorkloadId::name));

    RouterPorts(Path file, int firstPort, IntPredicate free) throws IOException {
        this.file = file;
        this.firstPort = firstPort;
        this.free = free;
        if (Files.exists(file)) {
            Files.readAllLines(file).forEach(this::read);
        }
    }

    private void read(String line) {
        var parts = line.split("[/ ]");
        try {
            ports.put(new WorkloadId(parts[0], parts[1]), Integer.valueOf(parts[2]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalStateException(
                    "%s: '%s' is not a line like 'dev/shop 20000'. Correct it, or delete the file: workloads then get new addresses."
                            .formatted(file, line),
                    e);
        }
    }

    synchronized List<WorkloadId> known() {
        return List.copyOf(ports.keySet());
    }

    synchronized int of(WorkloadId id) {
        var known = ports.get(id);
        if (known != null) {
            return known;
        }
        var port = freePort();
        var more = new TreeMap<>(ports);
        more.put(id, port);
        keep(more);
        ports.put(id, port);
        return port;
    }

    private int freePort() {
        for (var port = firstPort; port < firstPort + PORTS; port++) {
            if (!ports.containsValue(port) && free.test(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No port between %d and %d is free".formatted(firstPort, firstPort + PORTS));
    }

    private void keep(Map<WorkloadId, Integer> all) {
        var text = all.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            var written = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The ports of the embedded cluster cannot be kept in " + file, e);
        }
    }
}
