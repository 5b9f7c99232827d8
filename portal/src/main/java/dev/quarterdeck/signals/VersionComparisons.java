package dev.quarterdeck.signals;

import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.signals.Lately.Place;
import dev.quarterdeck.signals.VersionComparison.Choice;
import dev.quarterdeck.signals.VersionComparison.Served;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays two versions of a component over each other: at the same time, or at the same age. */
@Component
public class VersionComparisons {

    private final Signals signals;
    private final RanQuery ran;
    private final Clock clock;

    VersionComparisons(Signals signals, RanQuery ran, Clock clock) {
        this.signals = signals;
        this.ran = ran;
        this.clock = clock;
    }

    /** What can be compared, newest first: what was measured here, and what a source outside says of some time. */
    public List<Ran> choices(Place place, TimeRange range) {
        var here = ran.of(place.component(), place.environment());
        if (!here.isEmpty()) {
            return here;
        }
        var releases = finest(place, range).releases().keySet();
        return signals.versions(releases).entrySet().stream()
                .map(one -> new Ran(one.getValue(), one.getKey(), null))
                .sorted((one, other) -> other.version().compareTo(one.version()))
                .toList();
    }

    /**
     * Without a choice the newest, with the one before it.
     *
     * @return empty if no two versions ran there
     * @throws NotFound if a chosen one never did
     */
    public Optional<VersionComparison> compare(Place place, TimeRange range, Choice choice) {
        var choices = choices(place, range);
        for (var one : Stream.of(choice.base(), choice.version())
                .filter(Objects::nonNull)
                .toList()) {
            chosen(choices, one, place);
        }
        if (choices.size() < 2) {
            return Optional.empty();
        }
        var version = choice.version() == null
                ? choices.stream()
                        .filter(one -> !one.version().equals(choice.base()))
                        .findFirst()
                        .orElseThrow()
                : chosen(choices, choice.version(), place);
        var base = choice.base() == null ? before(choices, version) : chosen(choices, choice.base(), place);
        if (base.equals(version)) {
            throw new IllegalArgumentException("base: choose another version than " + base.version());
        }
        return Optional.of(choice.fromBegin() ? ages(place, range, base, version) : times(place, range, base, version));
    }

    private static Ran before(List<Ran> choices, Ran version) {
        var next = choices.indexOf(version) + 1;
        return choices.get(next < choices.size() ? next : 0);
    }

    private static Ran chosen(List<Ran> choices, String version, Place place) {
        return choices.stream()
                .filter(one -> one.version().equals(version))
                .findFirst()
                .orElseThrow(() -> new NotFound("%s of %s never ran in %s."
                        .formatted(version, place.component().name(), place.environment())));
    }

    private SignalHistory finest(Place place, TimeRange range) {
        return signals.history(
                place.component(),
                place.environment(),
                range,
                range.resolution(clock.instant()).step());
    }

    private VersionComparison times(Place place, TimeRange range, Ran base, Ran version) {
        var history = finest(place, range);
        var one = moments(history, base);
        var other = moments(history, version);
        var both = one.keySet().stream()
                .filter(at -> answered(one.get(at)) && answered(other.get(at)))
                .toList();
        var chart = signals.history(place.component(), place.environment(), range);
        return new VersionComparison(
                served(base, range, total(one)),
                served(version, range, total(other)),
                false,
                history.step().multipliedBy(both.size()),
                both.isEmpty()
                        ? List.of()
                        : Compared.of(
                                total(both.stream().map(one::get)),
                                total(both.stream().map(other::get))),
                Compared.of(total(one), total(other)),
                chart);
    }

    private static boolean answered(@Nullable Measure measure) {
        var requests = measure == null ? null : measure.requests();
        return requests != null && requests > 0;
    }

    private static Served served(Ran one, TimeRange range, @Nullable Measure measure) {
        return new Served(one.version(), one.release(), range.from(), range.to(), measure);
    }

    private static @Nullable Measure total(NavigableMap<Instant, Measure> moments) {
        return total(moments.values().stream());
    }

    private static @Nullable Measure total(Stream<? extends @Nullable Measure> measures) {
        return SignalHistory.total(new ArrayList<>(measures.toList()));
    }

    private static NavigableMap<Instant, Measure> moments(SignalHistory history, Ran one) {
        var moments = new TreeMap<Instant, Measure>();
        var measures = history.releases().getOrDefault(one.release(), List.of());
        for (var i = 0; i < measures.size(); i++) {
            var measure = measures.get(i);
            if (measure != null) {
                moments.put(history.at().get(i), measure);
            }
        }
        return moments;
    }

    /** As long as was asked for, from the begin of each on. */
    private VersionComparison ages(Place place, TimeRange range, Ran base, Ran version) {
        var youth = youth(place, range, base);
        var other = youth(place, range, version);
        var now = clock.instant();
        var one = youth.step(now);
        var step = one.compareTo(other.step(now)) > 0 ? one : other.step(now);
        var ofBase = moments(signals.history(place.component(), place.environment(), youth, step), base);
        var ofVersion = moments(signals.history(place.component(), place.environment(), other, step), version);
        return new VersionComparison(
                served(base, youth, total(ofBase)),
                served(version, other, total(ofVersion)),
                true,
                Duration.ZERO,
                List.of(),
                Compared.of(total(ofBase), total(ofVersion)),
                chart(step, range.length(), Map.of(base.release(), ofBase, version.release(), ofVersion)));
    }

    private TimeRange youth(Place place, TimeRange range, Ran one) {
        var since = one.since() == null
                ? moments(finest(place, range), one).keySet().stream()
                        .findFirst()
                        .orElse(range.from())
                : one.since();
        var now = clock.instant();
        var end = since.plus(range.length());
        return new TimeRange(since, end.isAfter(now) && now.isAfter(since) ? now : end);
    }

    /** Each from its first moment on. */
    private static SignalHistory chart(
            Duration step, Duration length, Map<Long, NavigableMap<Instant, Measure>> releases) {
        var at = Stream.iterate(Instant.EPOCH, moment -> moment.plus(step))
                .limit(Math.max(1, length.dividedBy(step) + 1))
                .toList();
        var shifted = new TreeMap<Long, List<@Nullable Measure>>();
        var all = new ArrayList<@Nullable Measure>();
        at.forEach(_ -> all.add(null));
        releases.forEach((release, moments) -> {
            var measures = new ArrayList<@Nullable Measure>();
            for (var i = 0; i < at.size(); i++) {
                var measure = moments.isEmpty()
                        ? null
                        : moments.get(moments.firstKey().plus(step.multipliedBy(i)));
                measures.add(measure);
                if (measure != null) {
                    var before = all.get(i);
                    all.set(
                            i,
                            before == null
                                    ? measure
                                    : Objects.requireNonNull(before).beside(measure));
                }
            }
            shifted.put(release, measures);
        });
        return new SignalHistory(step, at, all, shifted, null);
    }
}
