package dev.quarterdeck.home;

import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One service with what runs where.
 *
 * @param places in promotion order; one for each environment, deployed to or not
 * @param changedAt when a deployment of it last ended or, if one is under way, began; null if it was never deployed
 */
public record ServiceRow(
        EntityRef ref,
        @Nullable String owner,
        List<Place> places,
        @Nullable Instant changedAt) {

    public ServiceRow {
        places = List.copyOf(places);
    }

    /**
     * @param version desired there; null if nothing is
     * @param ready how many replicas of it were ready when last seen
     */
    public record Place(
            String environment,
            boolean production,
            @Nullable String version,
            @Nullable String arriving,
            int replicas,
            int ready,
            boolean stalled) {}

    /** The worst that is true of any place. */
    public Health health() {
        return places.stream().map(ServiceRow::healthOf).max(Health::compareTo).orElse(Health.ABSENT);
    }

    private static Health healthOf(Place place) {
        if (place.version() == null) {
            return Health.ABSENT;
        }
        if (place.stalled()) {
            return Health.FAILING;
        }
        if (place.arriving() != null) {
            return Health.ROLLING_OUT;
        }
        if (place.ready() < place.replicas()) {
            return place.ready() == 0 ? Health.STARTING : Health.DEGRADED;
        }
        return Health.HEALTHY;
    }

    /** From the best to what needs a look first. */
    public enum Health {
        ABSENT("Not deployed", "is-mute", "ti-circle-dashed"),
        HEALTHY("Healthy", "is-ok", "ti-circle-check"),
        ROLLING_OUT("Rolling out", "is-busy", "ti-progress"),
        STARTING("Starting", "is-busy", "ti-progress"),
        DEGRADED("Degraded", "is-warn", "ti-alert-triangle"),
        FAILING("Failing", "is-fail", "ti-circle-x");

        private final String word;
        private final String css;
        private final String icon;

        Health(String word, String css, String icon) {
            this.word = word;
            this.css = css;
            this.icon = icon;
        }

        public String word() {
            return word;
        }

        public String css() {
            return css;
        }

        public String icon() {
            return icon;
        }
    }
}
