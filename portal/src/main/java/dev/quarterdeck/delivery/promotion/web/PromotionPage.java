package dev.quarterdeck.delivery.promotion.web;

import dev.quarterdeck.delivery.promotion.Promotion;
import dev.quarterdeck.delivery.promotion.Refusal;
import dev.quarterdeck.delivery.release.Release;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.identity.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything somebody needs to decide about a promotion, or to ask for one.
 *
 * @param promotion null while it is only thought of
 * @param approvers who may decide
 * @param refusal why this person may not decide, or why it cannot be asked for; null if nothing is in the way
 * @param deployment what the promotion led to; null if nothing yet
 */
record PromotionPage(
        @Nullable Promotion promotion,
        Release release,
        Environment environment,
        Difference difference,
        List<Gate> gates,
        List<Person> approvers,
        @Nullable Refusal refusal,
        @Nullable Long deployment) {

    PromotionPage {
        gates = List.copyOf(gates);
    }

    /** Whether only what mends the cause of a spent error budget may be asked for. */
    public boolean mendsOnly() {
        return promotion == null && refusal == Refusal.BUDGET_SPENT;
    }

    public boolean automaticGatesPass() {
        return gates.stream().allMatch(Gate::passed);
    }

    /**
     * One check and what it found.
     *
     * @param demand what the value must be
     * @param link to the evidence; null if there is no page for it
     */
    record Gate(
            String name,
            boolean passed,
            String value,
            String demand,
            @Nullable String link) {}
}
