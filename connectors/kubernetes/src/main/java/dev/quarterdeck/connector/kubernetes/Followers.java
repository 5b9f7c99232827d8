package dev.quarterdeck.connector.kubernetes;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that is followed of one cluster. */
final class Followers {

    private static final Logger log = LoggerFactory.getLogger(Followers.class);

    private final String cluster;
    private final List<Follower> all = new CopyOnWriteArrayList<>();
    private final List<Runnable> whenRestored = new CopyOnWriteArrayList<>();

    Followers(String cluster) {
        this.cluster = cluster;
    }

    void add(Follower follower) {
        all.add(follower);
    }

    void remove(Follower follower) {
        all.remove(follower);
    }

    /** @param forget called before all is read anew, for what is remembered of a state that is no more */
    void whenRestored(Runnable forget) {
        whenRestored.add(forget);
    }

    /** While the cluster answers. */
    void look() {
        all.forEach(Follower::look);
    }

    /**
     * Reads all anew if the cluster is at an earlier state than it has told, as it is once its store was restored from a
     * snapshot: what watches ask for lies ahead of it then, so that they tell nothing, and say nothing of it. Each kind is
     * held against itself, for some may be in a store of their own, which counts for itself.
     */
    void lookBack() {
        if (all.stream().filter(Follower::synced).anyMatch(this::isAhead)) {
            log.warn("The cluster '{}' is at an earlier state than it has told: it was restored", cluster);
            whenRestored.forEach(Runnable::run);
            all.forEach(Follower::beginAnew);
        }
    }

    private boolean isAhead(Follower follower) {
        try {
            // asked after what was told: it can only be ahead of that
            var told = follower.told();
            var now = follower.asked();
            return now > 0 && now < told;
        } catch (RuntimeException e) {
            // whoever looks after the cluster goes on
            log.debug("The cluster '{}' does not say where it is: {}", cluster, Reasons.of(e));
            return false;
        }
    }
}
