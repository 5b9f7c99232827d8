package dev.quarterdeck.signals.trace.store;

import java.util.Arrays;

/**
 * How many requests one stands for, by what its sender says.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otel/trace/tracestate-probability-sampling/">the threshold in trace
 *     state</a>
 */
final class Sampling {

    private static final double ALL = 0x1p56;
    private static final int DIGITS = 14;

    /** The sender fills in the trace's own flags, which older ones do not. */
    private static final int SAYS = 0x100;

    private static final int SAMPLED = 0x01;

    private Sampling() {}

    static float weight(String traceState, long flags) {
        if ((flags & SAYS) != 0 && (flags & SAMPLED) == 0) {
            return 0;
        }
        return Arrays.stream(traceState.split(","))
                .map(String::strip)
                .filter(member -> member.startsWith("ot="))
                .flatMap(member -> Arrays.stream(member.substring(3).split(";")))
                .filter(value -> value.matches("th:[0-9a-f]{1,14}"))
                .map(value -> weight(value.substring(3)))
                .findFirst()
                .orElse(1f);
    }

    /** @param threshold below which random numbers are left out, without its trailing zeros */
    private static float weight(String threshold) {
        var rejected = Long.parseLong(threshold + "0".repeat(DIGITS - threshold.length()), 16);
        return (float) (ALL / (ALL - rejected));
    }
}
