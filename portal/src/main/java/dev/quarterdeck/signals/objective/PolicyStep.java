package dev.quarterdeck.signals.objective;

/**
 * What is to be done once less of the error budget is left than a share of it, and by whom.
 *
 * @param below from 0, for nothing left, to 1
 * @param holds whether releases of the component do not go to the environment then
 */
public record PolicyStep(double below, String who, String what, boolean holds) {

    public PolicyStep {
        if (below < 0 || below > 1) {
            throw new IllegalArgumentException("A policy step's level is from 0 to 100 per cent of the budget");
        }
    }

    boolean isReached(double left) {
        return below == 0 ? left <= 0 : left < below;
    }

    /** Per cent of the budget. */
    public double percent() {
        return below * 100;
    }
}
