package dev.quarterdeck.home;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for the person who looks.
 *
 * @param environment null if it concerns none
 * @param explanation one sentence with the facts
 */
public record Todo(
        Kind kind,
        String title,
        @Nullable String environment,
        boolean production,
        String explanation,
        Instant since,
        String path) {

    /** Worst first. */
    public enum Kind {
        BUDGET_BURNS("is-fail", "ti-flame", "See what burns it"),
        DEPLOYMENT_FAILED("is-fail", "ti-circle-x", "See why"),
        RUN_FAILED("is-fail", "ti-circle-x", "See why"),
        APPROVAL("is-warn", "ti-user-check", "Review");

        private final String css;
        private final String icon;
        private final String verb;

        Kind(String css, String icon, String verb) {
            this.css = css;
            this.icon = icon;
            this.verb = verb;
        }

        public String css() {
            return css;
        }

        public String icon() {
            return icon;
        }

        public String verb() {
            return verb;
        }
    }
}
