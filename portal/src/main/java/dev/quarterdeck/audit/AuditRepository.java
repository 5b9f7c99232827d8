package dev.quarterdeck.audit;

import static dev.quarterdeck.db.Tables.AUDIT_RECORD;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class AuditRepository {

    /** Any number will do; it must only differ from the portal's other advisory locks. */
    private static final long CHAIN_LOCK = 7_203_118;

    private static final String FIRST_PREVIOUS_HASH = "0".repeat(64);

    private final DSLContext db;
    private final JsonMapper json;
    private final Clock clock;

    AuditRepository(DSLContext db, JsonMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /** Takes one lock until the transaction ends, since a chain can only grow at one end. */
    void append(AuditEntry entry) {
        db.execute("select pg_advisory_xact_lock(?)", CHAIN_LOCK);
        var previous = lastHash();
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var detail = json.writeValueAsString(new TreeMap<>(entry.detail()));
        db.insertInto(AUDIT_RECORD)
                .set(AUDIT_RECORD.OCCURRED_AT, at)
                .set(AUDIT_RECORD.ACTOR, entry.actor())
                .set(AUDIT_RECORD.ACTION, entry.action())
                .set(AUDIT_RECORD.SUBJECT, entry.subject())
                .set(AUDIT_RECORD.ENVIRONMENT, entry.environment())
                .set(AUDIT_RECORD.REASON, entry.reason())
                .set(AUDIT_RECORD.DETAIL, JSONB.jsonb(detail))
                .set(AUDIT_RECORD.PREVIOUS_HASH, previous)
                .set(AUDIT_RECORD.HASH, hash(previous, at, entry, detail))
                .execute();
    }

    private String lastHash() {
        return db.select(AUDIT_RECORD.HASH)
                .from(AUDIT_RECORD)
                .orderBy(AUDIT_RECORD.ID.desc())
                .limit(1)
                .fetchOptional(AUDIT_RECORD.HASH)
                .orElse(FIRST_PREVIOUS_HASH);
    }

    /** SHA-256 over the previous hash and every column as a JSON array, so that no two records can read the same. */
    private String hash(String previous, Instant at, AuditEntry entry, String detail) {
        var columns = json.writeValueAsString(new Object[] {
            previous,
            at.toString(),
            entry.actor(),
            entry.action(),
            entry.subject(),
            entry.environment(),
            entry.reason(),
            detail
        });
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(columns.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
