package dev.quarterdeck.connector.gitops;

import dev.quarterdeck.connector.inventory.ObjectId;
import org.jspecify.annotations.Nullable;

/** What a person can have Argo CD do. */
public sealed interface ApplicationOperation {

    ObjectId on();

    /**
     * @param seen when the last operation that the person saw had begun, empty for none; refused if another one has begun
     *     since, so that pressing twice does it once; null for whatever there was
     * @param reason kept with it by Argo CD
     */
    record Asker(String name, String reason, @Nullable String seen) {}

    /**
     * Makes what is there what Git says.
     *
     * @param revision null for the one that the Application follows
     * @param prune whether what Git no longer has is removed
     * @param dryRun whether nothing is changed, and Argo CD says what would be
     */
    record Sync(ObjectId on, Asker asker, @Nullable String revision, boolean prune, boolean dryRun)
            implements ApplicationOperation {}

    /** @param history which of the entries of its history is to be again */
    record RollBack(ObjectId on, Asker asker, long history, boolean prune, boolean dryRun)
            implements ApplicationOperation {}

    /** Ends the operation that runs. */
    record Terminate(ObjectId on, Asker asker) implements ApplicationOperation {}

    /** @param hard whether what is kept of what Git says is thrown away too */
    record Refresh(ObjectId on, boolean hard) implements ApplicationOperation {}
}
