package dev.quarterdeck.signals.dashboard;

import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list of dashboards.
 *
 * @param owner null of one that is ready-made
 * @param changedAt likewise
 * @param about what it shows, for one that is ready-made
 */
public record DashboardRow(
        String name,
        String title,
        @Nullable EntityRef owner,
        @Nullable String changedBy,
        @Nullable Instant changedAt,
        String about,
        boolean starred) {

    public String path() {
        return "/dashboards/" + name;
    }
}
