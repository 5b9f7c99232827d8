package dev.quarterdeck.signals.log.web;

import java.util.Locale;

/** Says sizes the way people do. */
final class Sizes {

    private Sizes() {}

    static String of(long bytes) {
        if (bytes < 1_024) {
            return bytes + " bytes";
        }
        return bytes < 1 << 20
                ? "%d KB".formatted(bytes >> 10)
                : String.format(Locale.ROOT, "%.1f MB", bytes / (double) (1 << 20));
    }
}
