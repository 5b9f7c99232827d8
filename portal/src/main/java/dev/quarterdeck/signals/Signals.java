package dev.quarterdeck.signals;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.Lately.Place;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How well everything does, from what its replicas measure. */
@Component
@Transactional(readOnly = true)
public class Signals {

    private static final Duration LATELY = Duration.ofMinutes(5);

    private final SignalQuery query;
    private final ScrapeProblemQuery problems;
    private final MarkerQuery changes;
    private final Clock clock;

    Signals(SignalQuery query, ScrapeProblemQuery problems, MarkerQuery changes, Clock clock) {
        this.query = query;
        this.problems = problems;
        this.changes = changes;
        this.clock = clock;
    }

    /** Nothing in it is measured where nothing runs. */
    public SignalHistory history(EntityRef component, String environment, TimeRange range) {
        return history(component, environment, range, range.step(clock.instant()));
    }

    /** Likewise with a step that does not follow from how old it is, to lay two times over each other. */
    public SignalHistory history(EntityRef component, String environment, TimeRange range, Duration step) {
        var rows = query.rows(component.toString(), environment, range, range.resolution(clock.instant()));
        return SignalHistory.of(rows, range, step);
    }

    /** How every component did in the last five minutes, by environment and name. */
    public List<Lately> lately() {
        return lately(query.since(clock.instant().minus(LATELY), null));
    }

    /** Likewise of one component. */
    public List<Lately> lately(EntityRef component) {
        return lately(query.since(clock.instant().minus(LATELY), component.toString()));
    }

    private static List<Lately> lately(List<SignalQuery.Row> rows) {
        var measures = new HashMap<Place, TreeMap<Instant, Measure>>();
        for (var row : rows) {
            measures.computeIfAbsent(new Place(EntityRef.of(row.component()), row.environment()), _ -> new TreeMap<>())
                    .merge(row.at(), row.measure(), Measure::beside);
        }
        return measures.entrySet().stream()
                .map(entry -> new Lately(
                        entry.getKey(),
                        entry.getValue().values().stream().reduce(Measure::then).orElseThrow()))
                .sorted(Comparator.comparing((Lately lately) -> lately.place().environment())
                        .thenComparing(lately -> lately.place().component().toString()))
                .toList();
    }

    /** Before this moment every minute is complete. */
    public Instant completeUntil() {
        return completeUntil(Resolution.MINUTES);
    }

    /** Before this moment everything is added up to a resolution. */
    public Instant completeUntil(Resolution resolution) {
        return query.until(resolution);
    }

    /** By the begin of each minute that was measured; all releases together. */
    public Map<Place, NavigableMap<Instant, Measure>> minutes(Set<Place> places, Instant from, Instant to) {
        var measures = new HashMap<Place, NavigableMap<Instant, Measure>>();
        for (var row : query.minutes(places, from, to)) {
            measures.computeIfAbsent(new Place(EntityRef.of(row.component()), row.environment()), _ -> new TreeMap<>())
                    .merge(row.at(), row.measure(), Measure::beside);
        }
        return measures;
    }

    /** What was changed of a component in some time: the newest 50, in the order of time. */
    public List<Change> changes(EntityRef component, String environment, TimeRange range) {
        return changes.of(component, environment, range);
    }

    /** Likewise of several components. */
    public List<Change> changes(Collection<EntityRef> components, @Nullable String environment, TimeRange range) {
        return changes.of(components, environment, range);
    }

    /** Of releases by their id. */
    public Map<Long, String> versions(Collection<Long> releases) {
        return changes.versions(releases);
    }

    /** Replicas that could not be read when they were asked last. */
    public List<ScrapeProblem> problems(EntityRef component, String environment) {
        return problems.of(component.toString(), environment);
    }
}
