package dev.quarterdeck.signals.trace.store;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes spans, and how many there were. */
@Component
class SpanWriter {

    private final SpanRepository spans;
    private final SpanPartitions partitions;
    private volatile boolean roomMade;

    SpanWriter(SpanRepository spans, SpanPartitions partitions) {
        this.spans = spans;
        this.partitions = partitions;
    }

    @Transactional
    void write(List<ReceivedSpan> received, Instant minute, long dropped) {
        if (!roomMade) {
            // a scheduled task tends them from then on
            partitions.tend();
            roomMade = true;
        }
        if (!received.isEmpty()) {
            spans.insert(received);
        }
        spans.count(minute, received.size(), dropped);
    }
}
