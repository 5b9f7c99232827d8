package dev.quarterdeck.delivery.rollout;

import dev.quarterdeck.workloads.Revision;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Where "back" leads. Deployments pile up; rolling back takes the top one off, so rolling back twice goes back two steps
 * and not forth again.
 */
final class DeploymentHistory {

    private final Deque<Revision> pile = new ArrayDeque<>();

    /** @param succeeded oldest first */
    DeploymentHistory(List<Deployment> succeeded) {
        for (var deployment : succeeded) {
            if (deployment.cause() == Cause.ROLLBACK) {
                takeDownTo(deployment.revision());
            } else if (!deployment.revision().equals(pile.peek())) {
                pile.push(deployment.revision());
            }
        }
    }

    private void takeDownTo(Revision revision) {
        while (!pile.isEmpty() && !revision.equals(pile.peek())) {
            pile.pop();
        }
        if (pile.isEmpty()) {
            pile.push(revision);
        }
    }

    /** What ran before the latest; empty if there was nothing. */
    Optional<Revision> before() {
        return pile.stream().skip(1).findFirst();
    }
}
