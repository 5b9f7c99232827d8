package dev.quarterdeck.audit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The append-only record of everything that was done. */
@Component
public class AuditLog {

    private final AuditRepository records;

    AuditLog(AuditRepository records) {
        this.records = records;
    }

    /** Keeps {@code entry} if, and only if, the change that it describes is kept. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(AuditEntry entry) {
        records.append(entry);
    }
}
