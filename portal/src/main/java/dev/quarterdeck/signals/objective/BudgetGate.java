package dev.quarterdeck.signals.objective;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is left of an error budget, and what has to be for releases of the component to go to the environment.
 *
 * @param left 1 is all of it; null if too little counted to hold anything for it
 * @param step of the policy that holds releases
 */
public record BudgetGate(Objective objective, @Nullable Double left, PolicyStep step) {

    public static boolean allPass(List<BudgetGate> gates) {
        return gates.stream().allMatch(BudgetGate::passed);
    }

    public boolean passed() {
        return left == null || !step.isReached(left);
    }

    /** {@code 12 % left}. */
    public String value() {
        return left == null
                ? "too little counted"
                : left <= 0 ? "used up" : "%d %% left".formatted(Math.round(left * 100));
    }

    public String demand() {
        return step.below() == 0 ? "something left" : "%d %% left".formatted(Math.round(step.percent()));
    }
}
