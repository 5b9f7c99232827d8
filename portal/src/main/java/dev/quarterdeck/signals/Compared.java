package dev.quarterdeck.signals;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One signal of two versions. Null is not measured, or not to be told without requests.
 *
 * @param signal requests, rate, errorRatio, p50, p95 or p99; latencies in seconds, the rate per second, the ratio from 0 to 1
 * @param uncertain whether there were too few requests to tell the two apart
 */
public record Compared(
        String signal, @Nullable Double base, @Nullable Double version, boolean uncertain) {

    /** Of a share of requests, at least so many have to be beyond it, or it says more of them than of all. */
    private static final int BEYOND = 10;

    /** Of a normal distribution, 95 % lie within. */
    private static final double NORMAL_95 = 1.96;

    /** With fewer errors to be expected of either the test of their shares does not hold. */
    private static final int EXPECTED = 5;

    static List<Compared> of(@Nullable Measure base, @Nullable Measure version) {
        return List.of(
                new Compared("requests", requests(base), requests(version), false),
                new Compared("rate", base == null ? null : base.rate(), version == null ? null : version.rate(), false),
                errors(base, version),
                latency("p50", 0.5, base, version),
                latency("p95", 0.95, base, version),
                latency("p99", 0.99, base, version));
    }

    /** What the version has more; null if either is not known. */
    public @Nullable Double difference() {
        return base == null || version == null ? null : Double.valueOf(version - base);
    }

    private static @Nullable Double requests(@Nullable Measure measure) {
        return measure == null ? null : measure.requests();
    }

    private static double counted(@Nullable Measure measure) {
        var requests = requests(measure);
        return requests == null ? 0 : requests;
    }

    private static Compared latency(String signal, double share, @Nullable Measure base, @Nullable Measure version) {
        var fewest = Math.min(timed(base), timed(version));
        return new Compared(
                signal,
                base == null ? null : base.latency(share),
                version == null ? null : version.latency(share),
                fewest * (1 - share) < BEYOND);
    }

    /** Requests of which it is known how long they took. */
    private static double timed(@Nullable Measure measure) {
        var latencies = measure == null ? null : measure.latencies();
        return latencies == null ? 0 : latencies.total();
    }

    /** Whether two shares differ is told by the pooled z-test of two proportions. */
    private static Compared errors(@Nullable Measure base, @Nullable Measure version) {
        var one = base == null ? null : base.errorRatio();
        var other = version == null ? null : version.errorRatio();
        if (one == null || other == null) {
            return new Compared("errorRatio", one, other, true);
        }
        var ofBase = counted(base);
        var ofVersion = counted(version);
        var pooled = (one * ofBase + other * ofVersion) / (ofBase + ofVersion);
        var spread = Math.sqrt(pooled * (1 - pooled) * (1 / ofBase + 1 / ofVersion));
        var enough = pooled * Math.min(ofBase, ofVersion) >= EXPECTED;
        return new Compared(
                "errorRatio", one, other, pooled > 0 && (!enough || Math.abs(other - one) <= NORMAL_95 * spread));
    }
}
