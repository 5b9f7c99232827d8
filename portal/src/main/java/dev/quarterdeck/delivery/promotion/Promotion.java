package dev.quarterdeck.delivery.promotion;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.workloads.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request to move a release on to an environment where others have a say.
 *
 * @param reason in the requester's words; null if they gave none
 * @param approvals in the order they were given
 * @param overBudget asked for although an error budget is used up, since it mends what used it up
 * @param settledAt when it was decided or ended otherwise; null while it waits
 */
public record Promotion(
        PromotionId id,
        EntityRef component,
        Revision revision,
        String environment,
        String requestedBy,
        @Nullable String reason,
        boolean overBudget,
        int approvalsRequired,
        PromotionState state,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant settledAt,
        List<Approval> approvals) {

    public Promotion {
        approvals = List.copyOf(approvals);
    }

    /** What keeps {@code person} from deciding; empty if nothing does. */
    public Optional<Refusal> refusalOf(String person, Instant now) {
        if (state != PromotionState.AWAITING || !now.isBefore(expiresAt)) {
            return Optional.of(Refusal.ALREADY_SETTLED);
        }
        if (person.equals(requestedBy)) {
            return Optional.of(Refusal.OWN_REQUEST);
        }
        if (approvals.stream().anyMatch(approval -> approval.approver().equals(person))) {
            return Optional.of(Refusal.ALREADY_VOTED);
        }
        return Optional.empty();
    }

    /** How many more people have to agree. */
    public int missing() {
        return Math.max(0, approvalsRequired - given());
    }

    /** How many people have agreed. */
    public int given() {
        return (int) approvals.stream()
                .filter(approval -> approval.verdict() == Verdict.APPROVED)
                .count();
    }
}
