package dev.quarterdeck.signals.objective;

import dev.quarterdeck.signals.objective.AlertWindow.Urgency;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A budget that burns, or burnt, too fast.
 *
 * @param longWindow of the {@link AlertWindow} that found it
 * @param endedAt null while it burns
 */
public record BurnAlert(
        long objective,
        Duration longWindow,
        Urgency urgency,
        Instant since,
        @Nullable Instant endedAt) {}
