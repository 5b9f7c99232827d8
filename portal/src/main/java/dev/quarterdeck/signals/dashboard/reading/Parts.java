package dev.quarterdeck.signals.dashboard.reading;

import dev.quarterdeck.signals.dashboard.panel.What;
import dev.quarterdeck.signals.dashboard.panel.What.Counted;
import dev.quarterdeck.signals.dashboard.panel.What.Per;
import dev.quarterdeck.signals.dashboard.panel.What.Share;
import dev.quarterdeck.signals.dashboard.panel.What.Signal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What has to be read to answer something, and not more.
 *
 * @param counters in order
 */
record Parts(Set<Part> parts, List<String> counters) {

    enum Part {
        REQUESTS,
        ERRORS,
        LATENCY,
        CPU,
        /** For how long it was measured. */
        TIME,
        /** What is not counted but seen: replicas, memory, connections. */
        STANDING
    }

    static Parts of(Collection<What> whats) {
        var parts = EnumSet.noneOf(Part.class);
        var counters = new TreeSet<String>();
        whats.forEach(what -> {
            parts.addAll(of(what));
            counters.addAll(what.counters());
        });
        return new Parts(parts, List.copyOf(counters));
    }

    private static Set<Part> of(What what) {
        return switch (what) {
            case Signal signal ->
                switch (signal) {
                    case RATE -> Set.of(Part.REQUESTS, Part.TIME);
                    case REQUESTS -> Set.of(Part.REQUESTS);
                    case ERROR_RATIO -> Set.of(Part.REQUESTS, Part.ERRORS);
                    case P50, P95, P99 -> Set.of(Part.LATENCY);
                    case CORES -> Set.of(Part.CPU, Part.TIME);
                    case MEMORY, POOL_USE, REPLICAS -> Set.of(Part.STANDING);
                };
            case Counted(var _, var per) -> per == Per.RANGE ? Set.of() : Set.of(Part.TIME);
            case Share _ -> Set.of();
        };
    }

    boolean has(Part part) {
        return parts.contains(part);
    }

    /** Whether what happened at one moment has to be put together before moments are. */
    boolean byMoment() {
        return has(Part.TIME) || has(Part.STANDING);
    }
}
