package dev.quarterdeck.signals.dashboard;

import dev.quarterdeck.signals.dashboard.panel.Definition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A page of panels.
 *
 * @param kept who changed it last; null of one that is made up anew each time, which nobody can change
 */
public record Dashboard(Definition definition, @Nullable Kept kept) {

    /** @param version counts its changes */
    public record Kept(long id, int version, String changedBy, Instant changedAt) {}

    public boolean isReadyMade() {
        return kept == null;
    }

    public String name() {
        return definition.name();
    }

    public String path() {
        return definition.path();
    }

    /** 0 of one that is ready-made. */
    public int version() {
        return kept == null ? 0 : kept.version();
    }
}
