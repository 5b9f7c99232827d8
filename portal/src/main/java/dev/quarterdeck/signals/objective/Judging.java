package dev.quarterdeck.signals.objective;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.quarterdeck.platform.live.LiveUpdates;
import dev.quarterdeck.signals.objective.AlertWindow.Urgency;
import dev.quarterdeck.signals.objective.Standing.State;
import dev.quarterdeck.signals.objective.Sums.Span;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says how objectives stand, by what was counted, and which budgets burn too fast. */
@Component
class Judging {

    private final ObjectiveRepository objectives;
    private final StandingRepository standings;
    private final TallyRepository tallies;
    private final CorrectionRepository corrections;
    private final ObjectiveSettings settings;
    private final LiveUpdates live;
    private final Clock clock;

    Judging(
            ObjectiveRepository objectives,
            StandingRepository standings,
            TallyRepository tallies,
            CorrectionRepository corrections,
            ObjectiveSettings settings,
            LiveUpdates live,
            Clock clock) {
        this.objectives = objectives;
        this.standings = standings;
        this.tallies = tallies;
        this.corrections = corrections;
        this.settings = settings;
        this.live = live;
        this.clock = clock;
    }

    /** All of them. */
    @Transactional
    void judge() {
        objectives.takeTurns();
        judge(objectives.all());
    }

    @Transactional
    void judge(Objective objective) {
        objectives.takeTurns();
        judge(List.of(objective));
    }

    private void judge(Collection<Objective> all) {
        var now = clock.instant();
        var found = standings(all, now);
        standings.write(found);
        var open = standings.open().stream().collect(groupingBy(BurnAlert::objective));
        for (var objective : all) {
            tell(
                    objective,
                    Objects.requireNonNull(found.get(objective.id())),
                    open.getOrDefault(objective.id(), List.of()),
                    now);
        }
    }

    /** How they stand at a moment, without writing it down. */
    Map<Long, Standing> standings(Collection<Objective> all, Instant now) {
        var ids = all.stream().map(Objective::id).toList();
        var latest = tallies.latest(ids);
        var known = standings.measuredAt(ids);
        var spans = new ArrayList<Span>();
        for (var objective : all) {
            spans.add(window(objective, now));
            settings.windows().forEach(window -> spans.add(last(objective, window, now)));
        }
        var sums = Sums.of(spans, corrections.agreed(), tallies);
        var found = new HashMap<Long, Standing>();
        for (var objective : all) {
            var measuredAt = latest.getOrDefault(objective.id(), known.get(objective.id()));
            found.put(objective.id(), standing(objective, sums, measuredAt, now));
        }
        return found;
    }

    private static Span window(Objective objective, Instant now) {
        return new Span(objective.id(), objective.definition().window().begin(now), now);
    }

    /** What was measured, but is not counted yet, must not look like a time in which nothing happened. */
    private static Span last(Objective objective, Duration window, Instant now) {
        var end = objective.talliedUntil().isBefore(now) ? objective.talliedUntil() : now;
        return new Span(objective.id(), end.minus(window), end);
    }

    private Standing standing(Objective objective, Sums sums, @Nullable Instant measuredAt, Instant now) {
        var definition = objective.definition();
        var tally = sums.of(window(objective, now));
        var burn = new TreeMap<Duration, Double>();
        for (var window : settings.windows()) {
            var in = sums.of(last(objective, window, now));
            if (in.total() > 0) {
                burn.put(window, in.bad() / in.total() / definition.budget());
            }
        }
        var budget = Standing.budget(tally, definition.budget());
        return new Standing(
                now,
                measuredAt,
                state(tally, definition, budget, burn),
                tally,
                budget,
                emptiesAt(
                        budget,
                        burn.get(ObjectiveSettings.USUAL),
                        definition.window().length(now),
                        now),
                burn);
    }

    private State state(Tally tally, Definition definition, @Nullable Double budget, SortedMap<Duration, Double> burn) {
        if (budget == null) {
            return State.NOT_MEASURED;
        }
        if (!definition.isTelling(tally)) {
            return State.TOO_LITTLE;
        }
        if (budget <= 0) {
            return State.SPENT;
        }
        var urgencies = burning(burn).stream().map(AlertWindow::urgency).collect(Collectors.toSet());
        return urgencies.contains(Urgency.PAGE)
                ? State.BURNING
                : urgencies.isEmpty() ? State.WITHIN : State.SLOWLY_BURNING;
    }

    private List<AlertWindow> burning(SortedMap<Duration, Double> burn) {
        return settings.alerts().stream()
                .filter(alert -> burn.getOrDefault(alert.longWindow(), 0.0) >= alert.atLeast())
                .filter(alert -> burn.getOrDefault(alert.shortWindow(), 0.0) >= alert.atLeast())
                .toList();
    }

    /** If it goes on as in the last six hours; null if it lasts for the whole window then. */
    private static @Nullable Instant emptiesAt(
            @Nullable Double budget, @Nullable Double burn, Duration window, Instant now) {
        if (budget == null || budget <= 0 || burn == null || burn <= 1) {
            return null;
        }
        return now.plusSeconds(Math.round(window.toSeconds() * budget / burn));
    }

    private void tell(Objective objective, Standing standing, List<BurnAlert> open, Instant now) {
        var telling = objective.definition().isTelling(standing.tally());
        var burning = (telling ? burning(standing.burn()) : List.<AlertWindow>of())
                .stream().collect(toMap(AlertWindow::longWindow, alert -> alert));
        var known = open.stream().map(BurnAlert::longWindow).collect(Collectors.toSet());
        burning.forEach((longWindow, alert) -> {
            if (!known.contains(longWindow)) {
                standings.begin(objective.id(), alert, now);
                announce(
                        objective,
                        "%s burns its error budget %.1f times too fast",
                        standing.burn().get(longWindow));
            }
        });
        for (var longWindow : ended(known, burning.keySet())) {
            standings.end(objective.id(), longWindow, now);
        }
    }

    private static Set<Duration> ended(Set<Duration> known, Set<Duration> burning) {
        return known.stream().filter(window -> !burning.contains(window)).collect(Collectors.toSet());
    }

    private void announce(Objective objective, String sentence, @Nullable Double burn) {
        live.announce(
                sentence.formatted(objective.definition().title(), burn),
                "objectives",
                "objective/" + objective.name());
    }
}
