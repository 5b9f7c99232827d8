package dev.quarterdeck.connector.kubernetes.git;

import dev.quarterdeck.connector.cluster.WorkloadId;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is to be in the folder of a workload. Other files there are others' and stay.
 *
 * @param key another one for other contents
 * @param files contents by name; an empty one is not to be there
 * @param subject of the commit
 * @param trailers of it
 * @param over whether what others changed in these files is replaced
 */
public record Wish(
        WorkloadId id,
        String key,
        SortedMap<String, String> files,
        String subject,
        Map<String, String> trailers,
        boolean over) {

    /** Every commit of the portal has one such, and those that revert one have not. */
    static final String MARK = "Quarterdeck-Environment";

    public Wish {
        files = new TreeMap<>(files);
        trailers = Map.copyOf(trailers);
    }

    Wish done() {
        return new Wish(id, key, files, subject, trailers, false);
    }

    String folder(GitSettings settings) {
        return settings.path().replace("{component}", id.name()).replace("{environment}", id.environment());
    }

    String message() {
        var all = new TreeMap<>(trailers);
        all.put(MARK, id.environment());
        all.put("Quarterdeck-Component", id.name());
        return all.entrySet().stream()
                .map(trailer -> "%s: %s".formatted(trailer.getKey(), trailer.getValue()))
                .collect(Collectors.joining("\n", subject + "\n\n", "\n"));
    }
}
