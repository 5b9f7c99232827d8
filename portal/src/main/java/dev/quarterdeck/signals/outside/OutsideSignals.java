package dev.quarterdeck.signals.outside;

import dev.quarterdeck.connector.metrics.MetricSource;
import dev.quarterdeck.signals.Lately.Place;
import dev.quarterdeck.signals.Resolution;
import dev.quarterdeck.signals.TimeRange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What systems that measure say of components. Never call it in a transaction: it may wait. */
@Component
public class OutsideSignals {

    /** Finer than a source reads its targets there is nothing to see. */
    public static final Duration FINEST = Duration.ofMinutes(1);

    private static final int REMEMBERED = 500;

    private final Selections selections;
    private final OutsideLately lately;
    private final Clock clock;
    private final LastKnown<Wanted, List<OutsideRow>> histories;
    private final LastKnown<String, List<OutsideRow>> latest;

    OutsideSignals(Selections selections, OutsideLately lately, OutsideSettings settings, Clock clock) {
        this.selections = selections;
        this.lately = lately;
        this.clock = clock;
        this.histories = new LastKnown<>(settings, clock, REMEMBERED);
        this.latest = new LastKnown<>(settings, clock, REMEMBERED);
    }

    /** @param from null of what ends with the present: its last answer is good for the next one too */
    private record Wanted(
            Place place,
            Duration length,
            Duration step,
            @Nullable Instant from) {}

    /**
     * Over some time.
     *
     * @param step a multiple of {@link #FINEST}; what is not over yet is left out
     * @return empty if no source measures the place, as far as anybody said
     */
    public Optional<OutsideAnswer> history(Place place, TimeRange range, Duration step) {
        return selections.of(place.component(), place.environment()).map(selection -> {
            var follows = !range.to().isBefore(clock.instant().minus(FINEST));
            var wanted = new Wanted(place, range.length(), step, follows ? null : floor(range.from(), step));
            return answer(
                    selection.connection(),
                    histories.get(wanted, () -> rows(selection, place, range.from(), range.to(), step)));
        });
    }

    private static OutsideAnswer answer(String source, Seen<List<OutsideRow>> seen) {
        return new OutsideAnswer(
                source, Objects.requireNonNullElse(seen.value(), List.of()), seen.at(), seen.problem());
    }

    private List<OutsideRow> rows(Selection selection, Place place, Instant from, Instant to, Duration step) {
        var begin = floor(from, step);
        var end = floor(to.isBefore(clock.instant()) ? to.plus(step).minusMillis(1) : to, step);
        if (end.isAfter(clock.instant())) {
            end = floor(clock.instant(), step);
        }
        if (!begin.isBefore(end)) {
            return List.of();
        }
        var mapping = selection.mapping();
        var labels = new HashMap<>(selection.labels());
        labels.putAll(Objects.requireNonNull(mapping.labelsOf(place.environment())));
        var golden = new Golden(mapping, Selection.matchers(labels), List.of(mapping.versionLabel()));
        var rows = new ArrayList<OutsideRow>();
        reader(selection, golden)
                .range(begin, end, step)
                .forEach((found, moments) -> moments.forEach((at, measure) ->
                        rows.add(new OutsideRow(place, found.getOrDefault(mapping.versionLabel(), ""), at, measure))));
        return rows;
    }

    private OutsideReader reader(Selection selection, Golden golden) {
        return new OutsideReader(selections.source(selection.connection()).orElseThrow(), golden);
    }

    private static Instant floor(Instant moment, Duration step) {
        var seconds = step.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), seconds) * seconds);
    }

    /** How everything did in the last five minutes, of each source. */
    public List<OutsideAnswer> lately() {
        var sources = selections.sources();
        if (sources.isEmpty()) {
            return List.of();
        }
        // nobody waits for one after the other
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = sources.stream()
                    .map(source -> CompletableFuture.supplyAsync(
                            () -> latest.get(source.name(), () -> lately(source)), threads))
                    .toList();
            return IntStream.range(0, sources.size())
                    .mapToObj(at -> answer(sources.get(at).name(), asked.get(at).join()))
                    .toList();
        }
    }

    /** Whether there is anybody to ask. */
    public boolean isConnected() {
        return !selections.sources().isEmpty();
    }

    private List<OutsideRow> lately(MetricSource source) {
        return lately.of(source, clock.instant());
    }

    /** Whether a source measures it, as far as anybody said. */
    public boolean knows(Place place) {
        return selections.of(place.component(), place.environment()).isPresent();
    }

    /**
     * Asks now, minute by minute.
     *
     * @param from the begin of a minute, as {@code to} is
     * @throws dev.quarterdeck.connector.SourceUnavailable as the source does
     * @throws dev.quarterdeck.connector.metrics.QueryRefused likewise
     */
    public List<OutsideRow> minutes(Place place, Instant from, Instant to) {
        var selection = selections.of(place.component(), place.environment()).orElseThrow();
        return rows(selection, place, from, to, Resolution.MINUTES.step());
    }
}
