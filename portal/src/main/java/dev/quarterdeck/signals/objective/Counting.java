package dev.quarterdeck.signals.objective;

import static java.util.stream.Collectors.toSet;

import dev.quarterdeck.signals.Lately.Place;
import dev.quarterdeck.signals.Measure;
import dev.quarterdeck.signals.Signals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts what was measured since it did so last, minute by minute. */
@Component
class Counting {

    /** What burn rates are of. */
    static final Duration MINUTES_KEPT = Duration.ofDays(4);

    private static final Duration TALLIES_KEPT = Duration.ofDays(396);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LONGEST_CHUNK = Duration.ofDays(1);

    /** So many minutes of components are read at once. */
    private static final int ROWS = 20_000;

    private final ObjectiveRepository objectives;
    private final TallyRepository tallies;
    private final CorrectionRepository corrections;
    private final Signals signals;
    private final Origins origins;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Counting(
            ObjectiveRepository objectives,
            TallyRepository tallies,
            CorrectionRepository corrections,
            Signals signals,
            Origins origins,
            TransactionTemplate transaction,
            Clock clock) {
        this.objectives = objectives;
        this.tallies = tallies;
        this.corrections = corrections;
        this.signals = signals;
        this.origins = origins;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Up to the last minute that is complete. */
    void count() {
        while (Boolean.TRUE.equals(transaction.execute(_ -> countSome()))) {
            // each part is kept, whatever becomes of the next
        }
    }

    /** False once there is nothing left. */
    private boolean countSome() {
        objectives.takeTurns();
        var complete = signals.completeUntil();
        var behind = origins.countedHere(objectives.behind(complete).stream()
                .filter(objective -> objective.talliedUntil().isBefore(floor(complete, objective)))
                .toList());
        if (behind.isEmpty()) {
            return false;
        }
        var first = behind.getFirst();
        var from = first.talliedUntil();
        var together = behind.stream()
                .filter(objective -> objective.talliedUntil().equals(from) && step(objective) == step(first))
                .toList();
        var places = together.stream().map(Counting::place).collect(toSet());
        var chunk = Math.clamp(ROWS / places.size(), step(first) / 60, LONGEST_CHUNK.toMinutes());
        var to = floor(earlier(from.plus(Duration.ofMinutes(chunk)), complete), first);
        var measured = signals.minutes(places, from, to);
        count(
                together,
                objective ->
                        happened(objective, measured.getOrDefault(place(objective), Collections.emptyNavigableMap())),
                from,
                to);
        return true;
    }

    /**
     * Keeps what happened in some time, which begins where it was counted until.
     *
     * @param happened by the begin of each minute in which anything did
     */
    void count(
            List<Objective> together,
            Function<Objective, NavigableMap<Instant, Tally>> happened,
            Instant from,
            Instant to) {
        var before = tallies.before(together.stream()
                .map(objective -> new TallyKey(objective.id(), from))
                .toList());
        var agreed = corrections.agreed();
        var recent = clock.instant().minus(MINUTES_KEPT);
        var byMinute = new HashMap<TallyKey, Tally>();
        var kept = new HashMap<TallyKey, Tally>();
        for (var objective : together) {
            var counted = counted(
                    objective,
                    before.getOrDefault(new TallyKey(objective.id(), from), Tally.NONE),
                    from,
                    happened.apply(objective));
            counted.tailMap(from, false).forEach((at, tally) -> {
                if (at.isAfter(recent)) {
                    byMinute.put(new TallyKey(objective.id(), at), tally);
                }
            });
            var edges = edges(from, to, agreed.getOrDefault(objective.id(), List.of()));
            if (!counted.lastKey().isAfter(recent)) {
                // no minute tells the next chunk with what it begins
                edges.add(to);
            }
            for (var edge : edges) {
                kept.put(
                        new TallyKey(objective.id(), edge),
                        counted.floorEntry(edge).getValue());
            }
        }
        tallies.writeMinutes(byMinute);
        tallies.write(kept);
        objectives.talliedUntil(together.stream().map(Objective::id).toList(), to);
    }

    /** By the begin of each minute that was measured. */
    static NavigableMap<Instant, Tally> happened(Objective objective, NavigableMap<Instant, Measure> measured) {
        var happened = new TreeMap<Instant, Tally>();
        measured.forEach((minute, measure) ->
                objective.definition().indicator().tally(measure).ifPresent(tally -> happened.put(minute, tally)));
        return happened;
    }

    /** By the end of each minute or slice in which something counted, beginning with what counted before. */
    private static NavigableMap<Instant, Tally> counted(
            Objective objective, Tally before, Instant from, NavigableMap<Instant, Tally> minutes) {
        var slices = objective.definition().slices();
        var happened = new TreeMap<Instant, Tally>();
        minutes.forEach((minute, tally) -> {
            if (tally.total() > 0) {
                happened.merge(floor(minute, objective).plusSeconds(step(objective)), tally, Tally::plus);
            }
        });
        var counted = new TreeMap<Instant, Tally>();
        counted.put(from, before);
        var sum = before;
        for (var step : happened.entrySet()) {
            sum = sum.plus(slices == null ? step.getValue() : slices.of(step.getValue()));
            counted.put(step.getKey(), sum);
        }
        return counted;
    }

    static Place place(Objective objective) {
        var definition = objective.definition();
        return new Place(definition.component(), definition.environment());
    }

    /** Seconds of a minute, or of a slice. */
    static long step(Objective objective) {
        var slices = objective.definition().slices();
        return slices == null ? 60 : slices.length().toSeconds();
    }

    static Instant floor(Instant moment, Objective objective) {
        var step = step(objective);
        return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), step) * step);
    }

    /** Keeps what counted before a moment for as long as anything; minutes are forgotten earlier. */
    void keep(Objective objective, Instant moment) {
        var hour = Instant.ofEpochSecond(moment.getEpochSecond() / HOUR.toSeconds() * HOUR.toSeconds());
        var known = moment.isAfter(clock.instant().minus(MINUTES_KEPT)) ? moment : hour;
        var before = tallies.before(List.of(new TallyKey(objective.id(), known)))
                .getOrDefault(new TallyKey(objective.id(), known), Tally.NONE);
        var place = place(objective);
        var measured = known.equals(moment)
                ? Collections.<Instant, Measure>emptyNavigableMap()
                : signals.minutes(Set.of(place), known, moment).getOrDefault(place, Collections.emptyNavigableMap());
        var counted = counted(objective, before, known, happened(objective, measured));
        tallies.write(Map.of(
                new TallyKey(objective.id(), moment), counted.floorEntry(moment).getValue()));
    }

    /** Whole hours, and where corrections begin and end. */
    private static Set<Instant> edges(Instant from, Instant to, List<Correction> corrections) {
        var edges = new TreeSet<Instant>();
        var hour = Instant.ofEpochSecond(from.getEpochSecond() / HOUR.toSeconds() * HOUR.toSeconds());
        for (var edge = hour.plus(HOUR); !edge.isAfter(to); edge = edge.plus(HOUR)) {
            edges.add(edge);
        }
        corrections.forEach(correction -> {
            edges.add(correction.begin());
            edges.add(correction.end());
        });
        edges.removeIf(edge -> !edge.isAfter(from) || edge.isAfter(to));
        return edges;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Removes what has been kept long enough. */
    void forget() {
        var now = clock.instant();
        transaction.executeWithoutResult(_ -> tallies.forget(now.minus(MINUTES_KEPT), now.minus(TALLIES_KEPT)));
    }
}
