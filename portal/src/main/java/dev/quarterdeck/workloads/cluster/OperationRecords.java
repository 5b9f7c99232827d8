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
    public void asked(String cluster, Wish wish, String actor, String reason) {
        record("asked", cluster, wish, actor, reason, Map.of());
    }

    @Transactional
    public void answered(String cluster, Wish wish, String actor, Outcome outcome) {
        var word = switch (outcome) {
            case Outcome.Done _ -> "done";
            case Outcome.Refused _ -> "refused";
            case Outcome.Conflicted _ -> "conflicted";
        };
        record(word, cluster, wish, actor, null, Map.of("answer", outcome.sentence()));
    }

    @Transactional
    public void unanswered(String cluster, Wish wish, String actor, String why) {
        record("unanswered", cluster, wish, actor, null, Map.of("answer", why));
    }

    private void record(
            String word, String cluster, Wish wish, String actor, @Nullable String reason, Map<String, String> more) {
        var detail = new HashMap<>(wish.facts());
        detail.putAll(more);
        audit.record(new AuditEntry(
                actor,
                "object.%s-%s".formatted(wish.verb().word(), word),
                "clusters/%s/%s".formatted(cluster, wish.on()),
                null,
                reason,
                detail));
    }
}
