package dev.quarterdeck.signals.dashboard.reading;

import dev.quarterdeck.signals.Lately.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of one thing.
 *
 * @param place what it is, if it is one component in one environment
 * @param values at each moment of what was asked; null where nothing was measured
 * @param total of the whole time
 */
public record Line(
        String label,
        @Nullable Place place,
        List<@Nullable Double> values,
        @Nullable Double total) {

    public Line {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    boolean isMeasured() {
        return total != null || values.stream().anyMatch(value -> value != null);
    }

    /** Where its signals are; null if it is not one place. */
    public @Nullable String path() {
        return place == null
                ? null
                : "/signals/%s/%s/%s?environment=%s"
                        .formatted(
                                place.component().kind(),
                                place.component().namespace(),
                                place.component().name(),
                                place.environment());
    }
}
