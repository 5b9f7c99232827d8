package dev.quarterdeck.signals.trace.store;

import dev.quarterdeck.signals.rollup.PartitionRepository;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes room for spans, and removes those that were kept long enough, four hours of them at a time. */
@Component
class SpanPartitions {

    private static final String TABLE = "span";
    private static final Duration LENGTH = Duration.ofHours(4);

    private final PartitionRepository partitions;
    private final SpanRepository spans;
    private final TraceSettings settings;
    private final Clock clock;

    SpanPartitions(PartitionRepository partitions, SpanRepository spans, TraceSettings settings, Clock clock) {
        this.partitions = partitions;
        this.spans = spans;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional
    public void tend() {
        var now = clock.instant();
        partitions.takeTurns(TABLE);
        partitions.make(TABLE, LENGTH, now.minus(LENGTH));
        partitions.make(TABLE, LENGTH, now);
        partitions.make(TABLE, LENGTH, now.plus(LENGTH));
        var oldest = now.minus(settings.kept());
        partitions.all(TABLE).stream()
                .filter(begin -> !begin.plus(LENGTH).isAfter(oldest))
                .forEach(begin -> partitions.drop(TABLE, begin));
        spans.forgetCounts(oldest);
    }
}
