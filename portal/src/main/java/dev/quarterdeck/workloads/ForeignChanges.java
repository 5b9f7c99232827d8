package dev.quarterdeck.workloads;

import dev.quarterdeck.connector.cluster.ApplyConflict.Conflict;
import dev.quarterdeck.connector.cluster.SharedObjects.Drift;
import java.util.List;
import java.util.stream.Stream;

/**
 * What others have a hand in, where they may change what the portal applies.
 *
 * @param drift fields that are not as they were applied
 * @param conflicts fields of others that what is desired now would change; nothing of it is applied until somebody says
 *     so
 */
public record ForeignChanges(List<Drift> drift, List<Conflict> conflicts) {

    public static final ForeignChanges NONE = new ForeignChanges(List.of(), List.of());

    public ForeignChanges {
        drift = List.copyOf(drift);
        conflicts = List.copyOf(conflicts);
    }

    public boolean isEmpty() {
        return drift.isEmpty() && conflicts.isEmpty();
    }

    /** Another one for whatever else there is to see. */
    public String mark() {
        return Integer.toHexString(hashCode());
    }

    /** Names of all the fields, each once. */
    public List<String> fields() {
        return Stream.concat(
                        drift.stream().map(Drift::field), conflicts.stream().map(Conflict::field))
                .distinct()
                .toList();
    }
}
