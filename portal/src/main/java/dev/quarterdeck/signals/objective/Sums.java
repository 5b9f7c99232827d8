package dev.quarterdeck.signals.objective;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** What counted between moments, without what was corrected: asks for all of them at once. */
final class Sums {

    /** From one moment to another, of one objective. */
    record Span(long objective, Instant from, Instant to) {}

    private final Map<Long, List<Correction>> corrections;
    private final Map<TallyKey, Tally> before;

    private Sums(Map<Long, List<Correction>> corrections, Map<TallyKey, Tally> before) {
        this.corrections = corrections;
        this.before = before;
    }

    /** @param corrections that were agreed to, by objective */
    static Sums of(Collection<Span> spans, Map<Long, List<Correction>> corrections, TallyRepository tallies) {
        var keys = new LinkedHashSet<TallyKey>();
        for (var span : spans) {
            keys.add(new TallyKey(span.objective(), span.from()));
            keys.add(new TallyKey(span.objective(), span.to()));
            for (var out : leftOut(span, corrections)) {
                keys.add(new TallyKey(span.objective(), out.from()));
                keys.add(new TallyKey(span.objective(), out.to()));
            }
        }
        return new Sums(corrections, tallies.before(keys));
    }

    /** One of those that were asked for. */
    Tally of(Span span) {
        var sum = raw(span);
        for (var out : leftOut(span, corrections)) {
            sum = sum.minus(raw(out));
        }
        return sum;
    }

    private Tally raw(Span span) {
        return at(span.objective(), span.to()).minus(at(span.objective(), span.from()));
    }

    private Tally at(long objective, Instant moment) {
        return before.getOrDefault(new TallyKey(objective, moment), Tally.NONE);
    }

    /** The parts of a span that do not count, none of them twice. */
    private static List<Span> leftOut(Span span, Map<Long, List<Correction>> corrections) {
        var parts = new ArrayList<Span>();
        var upTo = span.from();
        for (var correction : corrections.getOrDefault(span.objective(), List.of()).stream()
                .sorted(Comparator.comparing(Correction::begin))
                .toList()) {
            var from = later(upTo, correction.begin());
            var to = correction.end().isBefore(span.to()) ? correction.end() : span.to();
            if (from.isBefore(to)) {
                parts.add(new Span(span.objective(), from, to));
                upTo = to;
            }
        }
        return parts;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
