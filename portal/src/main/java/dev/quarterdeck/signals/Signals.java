package dev.quarterdeck.signals;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.Lately.Place;
import dev.quarterdeck.signals.outside.OutsideAnswer;
import dev.quarterdeck.signals.outside.OutsideRow;
import dev.quarterdeck.signals.outside.OutsideSignals;
import dev.quarterdeck.signals.outside.Versions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How well everything does: from what replicas here measure, and of what runs elsewhere from what other systems say. Never
 * in a transaction, for these may take their time.
 */
@Component
public class Signals {

    private static final Duration LATELY = Duration.ofMinutes(5);

    /** A workload that stands still for a day runs elsewhere, or nowhere. */
    private static final Duration HERE = Duration.ofDays(1);

    private final SignalQuery query;
    private final LoadingCache<Optional<EntityRef>, Map<Place, Measure>> lately;
    private final ScrapeProblemQuery problems;
    private final MarkerQuery changes;
    private final OutsideSignals outside;
    private final Versions versions;
    private final Clock clock;

    Signals(
            SignalQuery query,
            LatelyQuery lately,
            ScrapeProblemQuery problems,
            MarkerQuery changes,
            OutsideSignals outside,
            Versions versions,
            Clock clock) {
        this.query = query;
        this.lately = Caffeine.newBuilder()
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfterWrite(Resolution.FINE.step().dividedBy(2))
                .maximumSize(1_000)
                .build(only -> lately.since(clock.instant().minus(LATELY), only.orElse(null)));
        this.problems = problems;
        this.changes = changes;
        this.outside = outside;
        this.versions = versions;
        this.clock = clock;
    }

    /** Nothing in it is measured where nothing runs. */
    public SignalHistory history(EntityRef component, String environment, TimeRange range) {
        return history(component, environment, range, range.step(clock.instant()));
    }

    /** Likewise with a step that does not follow from how old it is, to lay two times over each other. */
    public SignalHistory history(EntityRef component, String environment, TimeRange range, Duration step) {
        var rows = query.rows(component.toString(), environment, range, range.resolution(clock.instant()));
        return rows.isEmpty()
                ? outside(new Place(component, environment), range, step)
                        .orElseGet(() -> SignalHistory.of(rows, range, step))
                : SignalHistory.of(rows, range, step);
    }

    private Optional<SignalHistory> outside(Place place, TimeRange range, Duration step) {
        var coarse = step.compareTo(OutsideSignals.FINEST) < 0 ? OutsideSignals.FINEST : step;
        return outside.history(place, range, coarse)
                .filter(answer -> !answer.rows().isEmpty() || answer.problem() != null)
                .map(answer -> SignalHistory.of(rows(place.component(), answer.rows(), coarse), range, coarse)
                        .from(Source.of(answer)));
    }

    private List<SignalQuery.Row> rows(EntityRef component, List<OutsideRow> rows, Duration width) {
        var numbers = versions.numbers(
                component, rows.stream().map(OutsideRow::version).distinct().toList());
        return rows.stream()
                .map(row -> new SignalQuery.Row(
                        component.toString(),
                        row.place().environment(),
                        Objects.requireNonNull(numbers.get(row.version())),
                        row.at(),
                        width,
                        row.measure()))
                .toList();
    }

    /** How every component did in the last five minutes, by environment and name; seconds old at most, as readings are. */
    public List<Lately> lately() {
        return overview().lately();
    }

    /** Likewise, with the systems outside that were asked. */
    public Overview overview() {
        var asked = outside.lately();
        return new Overview(lately(null, asked), asked.stream().map(Source::of).toList());
    }

    /** Likewise of one component. */
    public List<Lately> lately(EntityRef component) {
        return lately(component, outside.lately());
    }

    /** @param only of one component; null for all */
    private List<Lately> lately(@Nullable EntityRef only, List<OutsideAnswer> asked) {
        var found = new HashMap<Place, Lately>();
        lately.get(Optional.ofNullable(only)).forEach((place, measure) -> found.put(place, new Lately(place, measure)));
        asked.forEach(answer -> outside(answer, only).forEach(found::putIfAbsent));
        return found.values().stream()
                .sorted(Comparator.comparing((Lately one) -> one.place().environment())
                        .thenComparing(one -> one.place().component().toString()))
                .toList();
    }

    /** All versions together. */
    private static Map<Place, Lately> outside(OutsideAnswer answer, @Nullable EntityRef only) {
        var found = new HashMap<Place, Lately>();
        answer.rows().stream()
                .filter(row -> only == null || only.equals(row.place().component()))
                .forEach(row -> found.merge(
                        row.place(),
                        new Lately(row.place(), row.measure(), answer.source()),
                        (one, other) ->
                                new Lately(one.place(), one.measure().beside(other.measure()), answer.source())));
        return found;
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

    /** Those of which replicas here measured something lately; another system may measure the others. */
    public Set<Place> measuredHere(Set<Place> places) {
        return query.measuredSince(places, clock.instant().minus(HERE));
    }

    /** Whether there is any other system that could measure something. */
    public boolean isConnected() {
        return outside.isConnected();
    }

    /** Whether another system measures it, as far as anybody said. */
    public boolean isOutside(Place place) {
        return outside.knows(place);
    }

    /**
     * Likewise of a place that another system measures, which is asked now.
     *
     * @throws dev.quarterdeck.connector.SourceUnavailable if it does not answer
     * @throws dev.quarterdeck.connector.metrics.QueryRefused if it refuses
     */
    public NavigableMap<Instant, Measure> minutesOutside(Place place, Instant from, Instant to) {
        var measures = new TreeMap<Instant, Measure>();
        outside.minutes(place, from, to).forEach(row -> measures.merge(row.at(), row.measure(), Measure::beside));
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

    /** Of releases by their id; below zero are those that only a source outside knows. */
    public Map<Long, String> versions(Collection<Long> releases) {
        var all = new HashMap<>(changes.versions(releases));
        all.putAll(versions.names(releases));
        return all;
    }

    /** Replicas that could not be read when they were asked last. */
    public List<ScrapeProblem> problems(EntityRef component, String environment) {
        return problems.of(component.toString(), environment);
    }
}
