package dev.quarterdeck.signals.log;

import dev.quarterdeck.signals.log.LogHistogram.Bar;
import dev.quarterdeck.signals.log.entry.Level;
import dev.quarterdeck.signals.log.entry.LogEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lines by the second and by how grave they are, before it is known how long a time they are about. */
final class LineCounts {

    private static final int BARS = 60;
    private static final List<Duration> STEPS = Stream.of(
                    1, 2, 5, 10, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 21_600, 43_200, 86_400, 172_800, 604_800)
            .map(Duration::ofSeconds)
            .toList();

    private final TreeMap<Long, Bar> seconds = new TreeMap<>();
    private long untimed;

    /** Of which a time has at most {@value BARS}, or a few more if it begins within one. */
    static Duration step(Instant from, Instant to) {
        return STEPS.stream()
                .filter(step -> Duration.between(from, to).dividedBy(step) <= BARS)
                .findFirst()
                .orElse(STEPS.getLast());
    }

    void add(LogEntry entry) {
        var time = entry.time();
        if (time == null) {
            untimed++;
        } else {
            add(time, entry.level(), 1);
        }
    }

    void add(Instant at, @Nullable Level level, long lines) {
        var error = level != null && level.isAtLeast(Level.ERROR);
        var warning = !error && level != null && level.isAtLeast(Level.WARN);
        var bar = new Bar(at, error ? lines : 0, warning ? lines : 0, error || warning ? 0 : lines);
        seconds.merge(at.getEpochSecond(), bar, LineCounts::both);
    }

    private static Bar both(Bar one, Bar other) {
        return new Bar(
                one.at(),
                one.errors() + other.errors(),
                one.warnings() + other.warnings(),
                one.others() + other.others());
    }

    /**
     * @param from null for the first line
     * @param to null for the last one
     */
    LogHistogram histogram(@Nullable Instant from, @Nullable Instant to, long looked, @Nullable Instant reached) {
        if (seconds.isEmpty()) {
            return new LogHistogram(STEPS.getFirst(), List.of(), untimed, looked, reached);
        }
        var begin = from == null ? Instant.ofEpochSecond(seconds.firstKey()) : from;
        var end = to == null ? Instant.ofEpochSecond(seconds.lastKey() + 1) : to;
        var step = step(begin, end);
        var width = step.toSeconds();
        var bars = new ArrayList<Bar>();
        for (var at = Math.floorDiv(begin.getEpochSecond(), width) * width;
                at < end.getEpochSecond() || bars.isEmpty();
                at += width) {
            bars.add(seconds.subMap(at, at + width).values().stream()
                    .reduce(new Bar(Instant.ofEpochSecond(at), 0, 0, 0), LineCounts::both));
        }
        return new LogHistogram(step, bars, untimed, looked, reached);
    }
}
