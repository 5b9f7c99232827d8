package dev.quarterdeck.signals.web;

import dev.quarterdeck.catalog.Catalog;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.signals.Lately.Place;
import dev.quarterdeck.signals.SignalHistory;
import dev.quarterdeck.signals.Signals;
import dev.quarterdeck.signals.TimeRange;
import dev.quarterdeck.signals.VersionComparison;
import dev.quarterdeck.signals.VersionComparisons;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Gathers what the page and the API say of a component's signals. */
@Component
class SignalPages {

    private static final Duration WEEK = Duration.ofDays(7);

    private final Signals signals;
    private final VersionComparisons comparisons;
    private final Catalog catalog;
    private final Environments environments;
    private final Clock clock;

    SignalPages(
            Signals signals, VersionComparisons comparisons, Catalog catalog, Environments environments, Clock clock) {
        this.signals = signals;
        this.comparisons = comparisons;
        this.catalog = catalog;
        this.environments = environments;
        this.clock = clock;
    }

    SignalPage page(EntityRef ref, SignalFilter filter) {
        var entry = catalog.find(ref);
        var environment = environment(filter);
        var time = filter.time(clock.instant());
        var history = signals.history(ref, environment.name(), time);
        var total = history.total();
        return new SignalPage(
                entry,
                environment,
                environments.inOrder(),
                filter,
                filter.comparison(),
                time,
                total,
                ChartPanel.of(total),
                signals.changes(ref, environment.name(), time),
                signals.problems(ref, environment.name()),
                history.source(),
                filter.comparison() == Comparison.VERSIONS
                        ? versions(new Place(ref, environment.name()), time, filter)
                        : null);
    }

    private VersionsView versions(Place place, TimeRange time, SignalFilter filter) {
        return VersionsView.of(
                place,
                time,
                comparisons.choices(place, time),
                comparisons.compare(place, time, filter.choice()).orElse(null));
    }

    /** @throws NotFound if no two ran there */
    VersionComparison comparison(EntityRef ref, SignalFilter filter) {
        var place = new Place(catalog.find(ref).ref(), environment(filter).name());
        return comparisons
                .compare(place, filter.time(clock.instant()), filter.choice())
                .orElseThrow(() -> new NotFound(
                        "No two versions of %s were measured in %s yet.".formatted(ref.name(), place.environment())));
    }

    ChartData data(EntityRef ref, SignalFilter filter) {
        var environment = environment(filter).name();
        var time = filter.time(clock.instant());
        var compared = filter.comparison();
        if (compared == Comparison.VERSIONS) {
            var versions = comparisons.compare(new Place(catalog.find(ref).ref(), environment), time, filter.choice());
            if (versions.isPresent()) {
                return ChartData.of(
                        versions.get(),
                        versions.get().fromBegin() ? List.of() : signals.changes(ref, environment, time));
            }
        }
        var history = signals.history(catalog.find(ref).ref(), environment, time);
        return ChartData.of(
                history,
                compared == Comparison.RELEASES
                        ? signals.versions(history.releases().keySet())
                        : Map.of(),
                compared == Comparison.WEEK ? lastWeek(ref, environment, time, history.step()) : null,
                signals.changes(ref, environment, time));
    }

    private SignalHistory lastWeek(EntityRef ref, String environment, TimeRange time, Duration step) {
        return signals.history(ref, environment, time.earlier(WEEK), step);
    }

    /** Without a choice that in which customers are. */
    private Environment environment(SignalFilter filter) {
        var chosen = filter.environment();
        if (chosen != null && !chosen.isBlank()) {
            return environments.get(chosen);
        }
        var all = environments.inOrder();
        if (all.isEmpty()) {
            throw new NotFound("There is no environment yet in which anything could run.");
        }
        return all.getLast();
    }
}
