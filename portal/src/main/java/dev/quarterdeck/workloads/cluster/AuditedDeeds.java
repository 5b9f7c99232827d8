package dev.quarterdeck.workloads.cluster;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.inventory.Outcome;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Has done on a cluster what people ask for. The audit log has who asked before anything is done, so that nothing is done
 * that it does not know; and then what came of it.
 */
@Component
public class AuditedDeeds {

    private final OperationRecords records;

    AuditedDeeds(OperationRecords records) {
        this.records = records;
    }

    /** @throws SourceUnavailable if the cluster gave no answer, so that nobody knows whether it was done */
    public Outcome of(Asked asked, String reason, Supplier<Outcome> deed) {
        records.asked(asked, reason);
        try {
            var outcome = deed.get();
            records.answered(asked, outcome);
            return outcome;
        } catch (RuntimeException e) {
            records.unanswered(asked, String.valueOf(e.getMessage()));
            throw e;
        }
    }
}
