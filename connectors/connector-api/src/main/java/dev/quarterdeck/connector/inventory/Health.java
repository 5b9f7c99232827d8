package dev.quarterdeck.connector.inventory;

import org.jspecify.annotations.Nullable;

/**
 * How an object does, in the words of Argo CD.
 *
 * @param why for a person to read; null if there is nothing to say
 */
public record Health(Status status, @Nullable String why) {

    public static final Health HEALTHY = new Health(Status.HEALTHY, null);

    /** From the best to the worst, as in Argo CD: an object is as bad as the worst of its parts. */
    public enum Status {
        HEALTHY,
        SUSPENDED,
        PROGRESSING,
        /** Something names it, and it is not there. */
        MISSING,
        DEGRADED,
        UNKNOWN
    }

    public static Health healthy(String why) {
        return new Health(Status.HEALTHY, why);
    }

    public static Health progressing(String why) {
        return new Health(Status.PROGRESSING, why);
    }

    public static Health degraded(String why) {
        return new Health(Status.DEGRADED, why);
    }

    public static Health suspended(String why) {
        return new Health(Status.SUSPENDED, why);
    }

    public static Health missing(String why) {
        return new Health(Status.MISSING, why);
    }

    public static Health unknown(String why) {
        return new Health(Status.UNKNOWN, why);
    }

    public boolean isGood() {
        return status == Status.HEALTHY;
    }
}
