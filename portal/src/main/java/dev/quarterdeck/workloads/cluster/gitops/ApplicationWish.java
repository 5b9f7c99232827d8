package dev.quarterdeck.workloads.cluster.gitops;

import dev.quarterdeck.connector.gitops.ApplicationOperation;
import dev.quarterdeck.connector.gitops.ApplicationOperation.Asker;
import dev.quarterdeck.connector.inventory.ObjectId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants of an Application.
 *
 * @param seen when the last operation that they saw had begun, empty for none; null if whatever there is will do
 * @param revision of a sync; null for the one that it follows
 * @param history entry of a roll back; null of others
 */
public record ApplicationWish(
        ObjectId on,
        ApplicationVerb verb,
        @Nullable String seen,
        @Nullable String revision,
        @Nullable Long history,
        boolean prune,
        boolean dryRun) {

    /** @throws IllegalArgumentException that begins with the field that is missing or cannot be */
    ApplicationOperation operation(String actor, String reason) {
        var asker = new Asker(actor, reason, seen);
        return switch (verb) {
            case SYNC -> new ApplicationOperation.Sync(on, asker, checkedRevision(), prune, dryRun);
            case ROLL_BACK -> {
                if (history == null) {
                    throw new IllegalArgumentException("history: choose which entry to go back to");
                }
                yield new ApplicationOperation.RollBack(on, asker, history, prune, dryRun);
            }
            case TERMINATE -> new ApplicationOperation.Terminate(on, asker);
            case REFRESH -> new ApplicationOperation.Refresh(on, false);
            case HARD_REFRESH -> new ApplicationOperation.Refresh(on, true);
        };
    }

    private @Nullable String checkedRevision() {
        if (revision == null || revision.isBlank()) {
            return null;
        }
        if (!revision.strip().matches("[\\w./@+~^-]{1,200}")) {
            throw new IllegalArgumentException("revision: a branch, a tag, a commit or a version");
        }
        return revision.strip();
    }

    /** For the audit log. */
    Map<String, String> facts() {
        var facts = new HashMap<String, String>();
        if (verb == ApplicationVerb.SYNC || verb == ApplicationVerb.ROLL_BACK) {
            facts.put("prune", String.valueOf(prune));
            facts.put("dryRun", String.valueOf(dryRun));
        }
        if (revision != null && !revision.isBlank()) {
            facts.put("revision", revision.strip());
        }
        if (history != null) {
            facts.put("history", String.valueOf(history));
        }
        return facts;
    }
}
