package dev.quarterdeck.signals.objective;

import dev.quarterdeck.signals.Change;
import dev.quarterdeck.signals.TimeRange;
import dev.quarterdeck.signals.objective.Sums.Span;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What became of an error budget in its window. */
@Component
@Transactional(readOnly = true)
public class BudgetHistory {

    private static final int POINTS = 180;

    private final TallyRepository tallies;
    private final CorrectionRepository corrections;
    private final Clock clock;

    BudgetHistory(TallyRepository tallies, CorrectionRepository corrections, Clock clock) {
        this.tallies = tallies;
        this.corrections = corrections;
        this.clock = clock;
    }

    /** @param budget what was left then, 1 is all of it; null if nothing had counted */
    public record Point(Instant at, @Nullable Double budget) {}

    /**
     * What went bad from a change to the next one.
     *
     * @param change null of the time before the first one
     * @param until the next one, or now
     * @param share of the whole budget, 1 is all of it
     */
    public record Burnt(@Nullable Change change, Instant from, Instant until, Tally tally, double share) {}

    /** The window that ends now, or the part of it that is over. */
    public TimeRange window(Objective objective) {
        var now = clock.instant();
        var begin = objective.definition().window().begin(now);
        return new TimeRange(begin.isBefore(now) ? begin : now.minusSeconds(1), now);
    }

    /** At regular moments of the window, or of the part of it in which something had counted. */
    public List<Point> points(Objective objective) {
        var range = window(objective);
        var points = points(objective, range);
        while (range.length().toSeconds() > POINTS * 60 && known(points) < POINTS / 4) {
            var begin = points.get(Math.max(0, points.size() - 2 * known(points) - 2))
                    .at();
            if (!begin.isAfter(range.from()) || !begin.isBefore(range.to())) {
                break;
            }
            range = new TimeRange(begin, range.to());
            points = points(objective, range);
        }
        return points;
    }

    private static int known(List<Point> points) {
        return (int) points.stream().filter(point -> point.budget() != null).count();
    }

    private List<Point> points(Objective objective, TimeRange range) {
        var step = Math.max(60, range.length().toSeconds() / POINTS);
        var spans = new ArrayList<Span>();
        for (var at = range.from().plusSeconds(step); at.isBefore(range.to()); at = at.plusSeconds(step)) {
            spans.add(new Span(objective.id(), objective.definition().window().begin(at), at));
        }
        spans.add(new Span(objective.id(), objective.definition().window().begin(range.to()), range.to()));
        var sums = Sums.of(spans, corrections.agreed(), tallies);
        return spans.stream()
                .map(span -> new Point(
                        span.to(),
                        Standing.budget(sums.of(span), objective.definition().budget())))
                .toList();
    }

    /**
     * What each change, or the time after it, cost.
     *
     * @param changes in the window, in the order of time
     */
    public List<Burnt> burnt(Objective objective, List<Change> changes) {
        var range = window(objective);
        var spans = new ArrayList<Span>();
        var from = range.from();
        for (var change : changes) {
            spans.add(new Span(objective.id(), from, change.at()));
            from = change.at();
        }
        spans.add(new Span(objective.id(), from, range.to()));
        var whole = new Span(objective.id(), range.from(), range.to());
        var asked = new ArrayList<>(spans);
        asked.add(whole);
        var sums = Sums.of(asked, corrections.agreed(), tallies);
        var allowed = sums.of(whole).total() * objective.definition().budget();
        var burnt = new ArrayList<Burnt>();
        for (var i = 0; i < spans.size(); i++) {
            var tally = sums.of(spans.get(i));
            burnt.add(new Burnt(
                    i == 0 ? null : changes.get(i - 1),
                    spans.get(i).from(),
                    spans.get(i).to(),
                    tally,
                    allowed <= 0 ? 0 : tally.bad() / allowed));
        }
        return burnt;
    }

    /** What one correction takes out. */
    public Tally leftOut(Objective objective, Correction correction) {
        var span = new Span(objective.id(), correction.begin(), correction.end());
        return Sums.of(List.of(span), Map.of(), tallies).of(span);
    }
}
