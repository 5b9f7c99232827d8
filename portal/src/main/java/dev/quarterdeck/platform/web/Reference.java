package dev.quarterdeck.platform.web;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** What an error page and the log line about the same failure have in common. */
final class Reference {

    private Reference() {}

    static String next() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    }
}
