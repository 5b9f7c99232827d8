package dev.quarterdeck.signals.rollup;

import dev.quarterdeck.signals.Resolution;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds samples up to coarser ones, as soon as their time is complete. */
@Component
public class Rollups {

    /** Until the last replica of a round has answered and its sample is written. */
    private static final Duration LAG = Duration.ofSeconds(15);

    private final RollupRepository rollups;
    private final Clock clock;

    Rollups(RollupRepository rollups, Clock clock) {
        this.rollups = rollups;
        this.clock = clock;
    }

    @Transactional
    public void rollUp() {
        rollups.takeTurns();
        rollUp(Resolution.FINE, Resolution.MINUTES);
        rollUp(Resolution.MINUTES, Resolution.HOURS);
    }

    private void rollUp(Resolution from, Resolution to) {
        var now = clock.instant();
        var end = to.floor(now.minus(LAG));
        var begin = rollups.until(to).orElse(Instant.EPOCH);
        if (begin.isBefore(end)) {
            rollups.rollUp(from, to, begin, end);
        }
    }
}
