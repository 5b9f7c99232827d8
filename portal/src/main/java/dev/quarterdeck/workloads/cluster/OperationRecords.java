package dev.quarterdeck.workloads.cluster;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.connector.inventory.Outcome;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps who asked for what, and what came of it; in transactions of their own, for no cluster waits inside of one. */
@Component
class OperationRecords {

    private final AuditLog audit;

    OperationRecords(AuditLog audit) {
        this.audit = audit;
    }

    @Transactional
    public void asked(Asked asked, String reason) {
        record("asked", asked, reason, Map.of());
    }

    @Transactional
    public void answered(Asked asked, Outcome outcome) {
        var word = switch (outcome) {
            case Outcome.Done _ -> "done";
            case Outcome.Refused _ -> "refused";
            case Outcome.Conflicted _ -> "conflicted";
            case Outcome.Failed _ -> "failed";
        };
        record(word, asked, null, Map.of("answer", outcome.sentence()));
    }

    @Transactional
    public void unanswered(Asked asked, String why) {
        record("unanswered", asked, null, Map.of("answer", why));
    }

    private void record(String word, Asked asked, @Nullable String reason, Map<String, String> more) {
        var detail = new HashMap<>(asked.facts());
        detail.putAll(more);
        audit.record(new AuditEntry(
                asked.actor(), "%s-%s".formatted(asked.action(), word), asked.subject(), null, reason, detail));
    }
}
