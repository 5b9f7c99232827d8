package dev.quarterdeck.signals.objective;

import static java.util.stream.Collectors.toSet;

import dev.quarterdeck.signals.Lately.Place;
import dev.quarterdeck.signals.Signals;
import dev.quarterdeck.signals.objective.Indicator.Asked;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who measures what objectives count: replicas here, or another system that has to be asked. */
@Component
class Origins {

    private final Signals signals;

    Origins(Signals signals) {
        this.signals = signals;
    }

    /** Those that count what is measured here, or nowhere. */
    List<Objective> countedHere(List<Objective> all) {
        var outside = outside(all);
        return all.stream()
                .filter(objective -> !(objective.definition().indicator() instanceof Asked)
                        && !outside.contains(Counting.place(objective)))
                .toList();
    }

    /** The others. */
    List<Objective> asked(List<Objective> all) {
        var here = Set.copyOf(countedHere(all));
        return all.stream().filter(objective -> !here.contains(objective)).toList();
    }

    private Set<Place> outside(List<Objective> all) {
        var places = all.stream()
                .filter(objective -> !(objective.definition().indicator() instanceof Asked))
                .map(Counting::place)
                .collect(toSet());
        if (places.isEmpty() || !signals.isConnected()) {
            return Set.of();
        }
        var here = signals.measuredHere(places);
        return places.stream()
                .filter(place -> !here.contains(place) && signals.isOutside(place))
                .collect(toSet());
    }
}
