package dev.quarterdeck.delivery.rollout.web;

import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who did what to a component, newest first, as the audit log has it. */
public record Timeline(EntityRef component, List<Entry> entries) {

    public Timeline {
        entries = List.copyOf(entries);
    }

    /** @param action such as {@code promotion.approved} */
    public record Entry(
            Instant at,
            String actor,
            String action,
            @Nullable String environment,
            @Nullable String reason,
            @Nullable String message) {

        /** {@code promotion approved}. */
        public String words() {
            return action.replace('.', ' ').replace('-', ' ');
        }

        public DeploymentView look() {
            if (action.endsWith("failed") || action.endsWith("rolled-back") || action.endsWith("refused")) {
                return new DeploymentView("is-fail", "ti-circle-x", "");
            }
            if (action.endsWith("succeeded") || action.endsWith("approved") || action.endsWith("created")) {
                return new DeploymentView("is-ok", "ti-circle-check", "");
            }
            return new DeploymentView("is-mute", "ti-history", "");
        }
    }
}
