package dev.quarterdeck.connector.kubernetes;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How requests are divided among the Deployments of a workload, as it is written on its Service.
 *
 * @param shares by name of Deployment; those without one are left out
 */
record Split(TreeMap<String, Integer> shares) {

    static Split all(String deployment) {
        return new Split(new TreeMap<>(Map.of(deployment, 1)));
    }

    static Split of(Map<String, Integer> shares) {
        var some = new TreeMap<String, Integer>();
        shares.forEach((deployment, share) -> {
            if (share > 0) {
                some.put(deployment, share);
            }
        });
        return new Split(some);
    }

    static Split read(String text) {
        return new Split(Arrays.stream(text.split(","))
                .filter(part -> part.contains("="))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(
                        part -> part[0], part -> Integer.valueOf(part[1]), (one, _) -> one, TreeMap::new)));
    }

    int share(String deployment) {
        return shares.getOrDefault(deployment, 0);
    }

    /** Whose share becomes {@code to}'s. */
    Split moved(String from, String to) {
        var moved = new TreeMap<>(shares);
        var share = moved.remove(from);
        if (share != null) {
            moved.merge(to, share, Integer::sum);
        }
        return moved.isEmpty() ? all(to) : new Split(moved);
    }

    /** Readable by {@link #read}. */
    @Override
    public String toString() {
        return shares.entrySet().stream()
                .map(share -> share.getKey() + "=" + share.getValue())
                .collect(Collectors.joining(","));
    }
}
