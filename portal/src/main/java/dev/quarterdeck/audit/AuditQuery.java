package dev.quarterdeck.audit;

import static dev.quarterdeck.db.Tables.AUDIT_RECORD;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.noCondition;

import dev.quarterdeck.platform.Page;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the audit log, newest first. */
@Repository
public class AuditQuery {

    private static final TypeReference<Map<String, String>> DETAIL = new TypeReference<>() {};

    private final DSLContext db;
    private final JsonMapper json;

    AuditQuery(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** @param before the id to go on from; null for the newest */
    public Page<AuditRecord> page(AuditFilter filter, @Nullable Long before, int limit) {
        var rows = db.select(
                        AUDIT_RECORD.ID,
                        AUDIT_RECORD.OCCURRED_AT,
                        AUDIT_RECORD.ACTOR,
                        AUDIT_RECORD.ACTION,
                        AUDIT_RECORD.SUBJECT,
                        AUDIT_RECORD.ENVIRONMENT,
                        AUDIT_RECORD.REASON,
                        AUDIT_RECORD.DETAIL.convertFrom(this::detail),
                        AUDIT_RECORD.HASH)
                .from(AUDIT_RECORD)
                .where(matches(filter))
                .and(before == null ? noCondition() : AUDIT_RECORD.ID.lt(before))
                .orderBy(AUDIT_RECORD.ID.desc())
                .limit(limit + 1)
                .fetch(mapping(AuditRecord::new));
        return Page.of(rows, limit, row -> Long.toString(row.id()));
    }

    private static Condition matches(AuditFilter filter) {
        var condition = noCondition();
        if (filter.actor() != null) {
            condition = condition.and(AUDIT_RECORD.ACTOR.eq(filter.actor()));
        }
        if (filter.action() != null) {
            condition = condition.and(AUDIT_RECORD.ACTION.startsWith(filter.action()));
        }
        if (filter.subject() != null) {
            condition = condition.and(AUDIT_RECORD.SUBJECT.containsIgnoreCase(filter.subject()));
        }
        if (filter.environment() != null) {
            condition = condition.and(AUDIT_RECORD.ENVIRONMENT.eq(filter.environment()));
        }
        return condition;
    }

    private Map<String, String> detail(JSONB detail) {
        return json.readValue(detail.data(), DETAIL);
    }
}
