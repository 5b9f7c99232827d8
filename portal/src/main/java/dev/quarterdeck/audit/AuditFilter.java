package dev.quarterdeck.audit;

import org.jspecify.annotations.Nullable;

/**
 * Which records to show; what is null or blank does not narrow.
 *
 * @param action also its beginning: {@code promotion} finds {@code promotion.approved}
 * @param subject also a part of it
 */
public record AuditFilter(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String subject,
        @Nullable String environment) {

    public AuditFilter {
        actor = blankToNull(actor);
        action = blankToNull(action);
        subject = blankToNull(subject);
        environment = blankToNull(environment);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    public boolean isEmpty() {
        return actor == null && action == null && subject == null && environment == null;
    }
}
