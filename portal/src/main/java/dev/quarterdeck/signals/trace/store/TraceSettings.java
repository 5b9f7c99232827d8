package dev.quarterdeck.signals.trace.store;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the portal itself keeps of traces.
 *
 * @param kept for how long
 * @param mostPerMinute spans; what is more is dropped, and counted
 * @param largest request with spans that is read, after it was unpacked
 */
@ConfigurationProperties("quarterdeck.signals.traces")
public record TraceSettings(
        @DefaultValue("48h") Duration kept,
        @DefaultValue("30000") int mostPerMinute,
        @DefaultValue("4MB") DataSize largest) {

    public TraceSettings {
        if (kept.compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException("quarterdeck.signals.traces.kept: an hour at least");
        }
        if (mostPerMinute < 0) {
            throw new IllegalArgumentException("quarterdeck.signals.traces.most-per-minute: 0 or more");
        }
    }
}
