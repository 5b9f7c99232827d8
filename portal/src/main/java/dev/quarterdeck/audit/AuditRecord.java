package dev.quarterdeck.audit;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it was kept.
 *
 * @param detail by name, in alphabetical order
 * @param hash SHA-256 over this record and the one before it, hexadecimal
 */
public record AuditRecord(
        long id,
        Instant occurredAt,
        String actor,
        String action,
        String subject,
        @Nullable String environment,
        @Nullable String reason,
        Map<String, String> detail,
        String hash) {

    public AuditRecord {
        detail = new TreeMap<>(detail);
    }
}
