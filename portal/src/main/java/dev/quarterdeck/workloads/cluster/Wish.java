package dev.quarterdeck.workloads.cluster;

import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.connector.inventory.Operation;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants done to an object.
 *
 * @param uid of the very object that they saw; null if any of the name will do
 * @param generation likewise, of what was wanted of it then; 0 if whatever is wanted will do
 * @param replicas of a scale; null of others
 * @param revision of a roll back; null of others
 * @param unowned of a drain, whether pods go too that are lost with it
 * @param once of a job that is run now, what ends its name, so that a second press starts none; null if each may
 */
public record Wish(
        ObjectId on,
        Verb verb,
        @Nullable String uid,
        long generation,
        @Nullable Integer replicas,
        @Nullable Long revision,
        boolean unowned,
        @Nullable String once) {

    private static final int MOST = 1_000;

    /** @throws IllegalArgumentException that begins with the field that is missing or cannot be */
    Operation operation(ClusterObject seen) {
        return switch (verb) {
            case SCALE -> new Operation.Scale(on, generation, wanted());
            case RESTART -> new Operation.Restart(on, generation);
            case ROLL_BACK -> {
                if (revision == null) {
                    throw new IllegalArgumentException("Revision: choose which one to go back to");
                }
                yield new Operation.RollBack(on, generation, revision);
            }
            case PAUSE -> new Operation.Pause(on);
            case RESUME -> new Operation.Resume(on);
            case RUN_NOW -> new Operation.RunNow(on, word());
            case DELETE -> new Operation.DeletePod(on, uid == null ? seen.uid() : uid);
            case CORDON -> new Operation.Cordon(on);
            case UNCORDON -> new Operation.Uncordon(on);
            case DRAIN -> new Operation.Drain(on, unowned);
        };
    }

    private @Nullable String word() {
        if (once != null && !once.matches("[a-z0-9]{1,10}")) {
            throw new IllegalArgumentException("once: one to ten small letters and digits");
        }
        return once;
    }

    private int wanted() {
        if (replicas == null || replicas < 0 || replicas > MOST) {
            throw new IllegalArgumentException("Pods: a whole number from 0 to %d".formatted(MOST));
        }
        return replicas;
    }

    /** For the audit log. */
    Map<String, String> facts() {
        var facts = new HashMap<String, String>();
        if (replicas != null) {
            facts.put("replicas", String.valueOf(replicas));
        }
        if (revision != null) {
            facts.put("revision", String.valueOf(revision));
        }
        if (unowned) {
            facts.put("unowned", "true");
        }
        return facts;
    }
}
