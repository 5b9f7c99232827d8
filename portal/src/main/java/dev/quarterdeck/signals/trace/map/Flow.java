package dev.quarterdeck.signals.trace.map;

import dev.quarterdeck.connector.trace.Call;
import dev.quarterdeck.connector.trace.Call.Target;

/**
 * Calls from one to another.
 *
 * @param declared whether the catalog says that the one needs the other
 */
public record Flow(Need need, Call call, boolean declared) {

    /** From 0 to 1. */
    public double failureRatio() {
        return call.count() <= 0 ? 0 : Math.min(1, call.failures() / call.count());
    }

    /** Whether the catalog could say it: of what only has an address it cannot. */
    public boolean isMissing() {
        return !declared && call.target() != Target.OUTSIDE;
    }
}
