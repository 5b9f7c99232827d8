package dev.quarterdeck.signals.dashboard;

/** What came of changing a dashboard. */
public sealed interface DashboardOutcome {

    record Done(Dashboard dashboard) implements DashboardOutcome {}

    /** @param reason in words for whoever asked */
    record Refused(String reason) implements DashboardOutcome {}

    /**
     * Somebody else changed it since it was looked at, and nothing was done.
     *
     * @param now as they left it
     */
    record ChangedMeanwhile(Dashboard now) implements DashboardOutcome {

        public String reason() {
            var kept = now.kept();
            return kept == null
                    ? "It was changed meanwhile"
                    : "%s changed it meanwhile: it is at version %d now, and what you did is not kept yet."
                            .formatted(kept.changedBy(), kept.version());
        }
    }
}
