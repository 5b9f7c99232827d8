package dev.quarterdeck.connector.inventory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far what is known of a cluster can be trusted.
 *
 * @param version of the cluster; null if it never answered
 * @param heardAt when it answered or told something last; null if it never did
 * @param problem why it does not answer; null if it does
 * @param kinds in the order of {@link Kind}
 * @param events whether what happens is told too
 * @param silence null if changes are told of all that is watched
 */
public record Standing(
        @Nullable String version,
        @Nullable Instant heardAt,
        @Nullable String problem,
        List<Watched> kinds,
        Watch events,
        @Nullable Silence silence) {

    public Standing {
        kinds = List.copyOf(kinds);
    }

    /** Whether everything that is served and allowed has been read at least once. */
    public boolean isComplete() {
        return !kinds.isEmpty() && kinds.stream().noneMatch(one -> one.watch() == Watch.READING);
    }

    /**
     * Some kinds of which no changes are told just now, though the cluster answers.
     *
     * @param kinds as Kubernetes names them
     * @param since until when changes were told of all of them
     * @param why null if that is not known
     */
    public record Silence(
            List<String> kinds, Instant since, @Nullable String why) {

        public Silence {
            kinds = List.copyOf(kinds);
        }
    }

    /** @param apiVersion in which it is watched; null if the cluster serves none that is understood */
    public record Watched(Kind kind, @Nullable String apiVersion, Watch watch) {}

    /** Whether changes of a kind are told. */
    public enum Watch {
        WATCHED,
        READING,
        NOT_SERVED,
        NOT_PERMITTED
    }
}
