package dev.quarterdeck.signals.objective;

import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How objectives were kept in a month, for those who answer for it.
 *
 * @param until up to when; the end of the month, or now
 * @param groups by name; what nobody owns comes last
 */
public record Report(YearMonth month, Instant until, List<Group> groups) {

    public Report {
        groups = List.copyOf(groups);
    }

    /** @param whose a team or a system; null of what has none */
    public record Group(@Nullable EntityRef whose, List<Line> lines) {

        public Group {
            lines = List.copyOf(lines);
        }

        public long met() {
            return lines.stream().filter(Line::isMet).count();
        }

        /** Without those of which nothing counted. */
        public long measured() {
            return lines.stream().filter(line -> line.budget() != null).count();
        }

        public String name() {
            return whose == null ? "nobody" : whose.name();
        }
    }

    /**
     * One objective in the month, whatever its own window is.
     *
     * @param before the month before; its total is 0 if nothing counted
     * @param budget what was left at its end, 1 is all of it; null if nothing counted
     * @param corrections that were agreed to
     */
    public record Line(
            Objective objective,
            Tally tally,
            Tally before,
            @Nullable Double budget,
            int corrections,
            long pages) {

        public boolean isMet() {
            return budget != null && budget >= 0;
        }

        /** The share that was good; null if nothing counted. */
        public @Nullable Double reached() {
            return share(tally);
        }

        public @Nullable Double reachedBefore() {
            return share(before);
        }

        private static @Nullable Double share(Tally tally) {
            return tally.total() <= 0 ? null : Double.valueOf(tally.good() / tally.total());
        }
    }

    public Stream<Line> lines() {
        return groups.stream().flatMap(group -> group.lines().stream());
    }
}
