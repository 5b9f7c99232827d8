package dev.quarterdeck.signals.rollup;

import dev.quarterdeck.signals.Resolution;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes room for what comes, and removes what has been kept long enough, a partition at a time. */
@Component
public class Partitions {

    private final PartitionRepository partitions;
    private final RollupRepository rollups;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Partitions(PartitionRepository partitions, RollupRepository rollups, TransactionTemplate transaction, Clock clock) {
        this.partitions = partitions;
        this.rollups = rollups;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One table after the other: whoever held two of them would get in the way of readers of both. */
    public void tend() {
        for (var resolution : Resolution.values()) {
            transaction.executeWithoutResult(_ -> tend(resolution));
        }
    }

    private void tend(Resolution resolution) {
        var now = clock.instant();
        rollups.takeTurns();
        // also the one before: what is rolled up just after midnight belongs to the day before
        partitions.make(resolution.table(), resolution.partition(), now.minus(resolution.partition()));
        partitions.make(resolution.table(), resolution.partition(), now);
        partitions.make(resolution.table(), resolution.partition(), now.plus(resolution.partition()));
        // what was not added up yet, for the portal was away, waits for that
        var added = coarser(resolution).flatMap(rollups::until).orElse(Instant.EPOCH);
        var oldest = earlier(now.minus(resolution.kept()), resolution == Resolution.HOURS ? now : added);
        partitions.all(resolution.table()).stream()
                .filter(begin -> begin.plus(resolution.partition()).compareTo(oldest) <= 0)
                .forEach(begin -> partitions.drop(resolution.table(), begin));
    }

    private static Optional<Resolution> coarser(Resolution resolution) {
        return switch (resolution) {
            case FINE -> Optional.of(Resolution.MINUTES);
            case MINUTES -> Optional.of(Resolution.HOURS);
            case HOURS -> Optional.empty();
        };
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
