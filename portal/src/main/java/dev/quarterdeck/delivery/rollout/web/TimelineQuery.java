package dev.quarterdeck.delivery.rollout.web;

import static dev.quarterdeck.db.Tables.AUDIT_RECORD;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;

import dev.quarterdeck.platform.EntityRef;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class TimelineQuery {

    private static final int ENTRIES = 14;

    /** Steps between the beginning and the end of a deployment; its own page shows them. */
    private static final List<String> DETAIL =
            List.of("deployment.progressing", "deployment.verifying", "deployment.waiting");

    private final DSLContext db;

    TimelineQuery(DSLContext db) {
        this.db = db;
    }

    Timeline of(EntityRef component) {
        var entries = db.select(
                        AUDIT_RECORD.OCCURRED_AT,
                        AUDIT_RECORD.ACTOR,
                        AUDIT_RECORD.ACTION,
                        AUDIT_RECORD.ENVIRONMENT,
                        AUDIT_RECORD.REASON,
                        jsonbGetAttributeAsText(AUDIT_RECORD.DETAIL, "message"))
                .from(AUDIT_RECORD)
                .where(AUDIT_RECORD.SUBJECT.eq(component.toString()))
                .and(AUDIT_RECORD.ACTION.notIn(DETAIL))
                .orderBy(AUDIT_RECORD.ID.desc())
                .limit(ENTRIES)
                .fetch(mapping(Timeline.Entry::new));
        return new Timeline(component, entries);
    }
}
