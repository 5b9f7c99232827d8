package dev.quarterdeck.delivery.pipeline.execution;

import java.time.Duration;

final class Durations {

    private Durations() {}

    /** As in a pipeline.yaml: 90 s, 10 min, 2 h. */
    static String inWords(Duration duration) {
        var seconds = duration.toSeconds();
        if (seconds % 3600 == 0 && seconds > 0) {
            return seconds / 3600 + " h";
        }
        return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + " min" : seconds + " s";
    }
}
