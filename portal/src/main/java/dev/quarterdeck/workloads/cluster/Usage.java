package dev.quarterdeck.workloads.cluster;

import dev.quarterdeck.connector.inventory.Facts.Amounts;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What nodes, or pods of one namespace, really use.
 *
 * @param by their names; empty if the cluster does not measure it
 * @param silence why nobody knows; null if the cluster answered
 */
public record Usage(Map<String, Amounts> by, @Nullable String silence) {

    static final Usage UNASKED = new Usage(Map.of(), null);

    private static final double MIB = 1 << 20;

    public Usage {
        by = Map.copyOf(by);
    }

    public boolean isMeasured() {
        return !by.isEmpty();
    }

    /** Processors, in words; null if nobody knows. */
    public @Nullable String cores(String name) {
        var used = by.get(name);
        return used == null ? null : String.format(Locale.ROOT, "%.2f", used.cores());
    }

    /** In words; null if nobody knows. */
    public @Nullable String memory(String name) {
        var used = by.get(name);
        if (used == null) {
            return null;
        }
        var mib = used.memory() / MIB;
        return mib < 1_024
                ? String.format(Locale.ROOT, "%.0f MiB", mib)
                : String.format(Locale.ROOT, "%.1f GiB", mib / 1_024);
    }
}
