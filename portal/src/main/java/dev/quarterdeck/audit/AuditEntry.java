package dev.quarterdeck.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did.
 *
 * @param actor a username, or the part of the portal that acted by a rule, such as {@code system:deployments}
 * @param action a past-tense verb with its object's kind: {@code promotion.approved}
 * @param subject what it was done to: an entity reference, or a path such as {@code promotions/12}
 * @param environment null if the action concerns none
 * @param reason in the actor's words; null if none was asked for
 * @param detail further facts by name, to be shown and searched
 */
public record AuditEntry(
        String actor,
        String action,
        String subject,
        @Nullable String environment,
        @Nullable String reason,
        Map<String, String> detail) {

    public AuditEntry {
        detail = Map.copyOf(detail);
    }
}
