package dev.quarterdeck.delivery.promotion;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.platform.live.LiveUpdates;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps in the audit log, and tells open pages, what became of a promotion. */
@Component
class PromotionNews {

    private final AuditLog audit;
    private final LiveUpdates live;

    PromotionNews(AuditLog audit, LiveUpdates live) {
        this.audit = audit;
        this.live = live;
    }

    /** @param what happened, as one past participle */
    void tell(Promotion promotion, String actor, String what, @Nullable String reason) {
        audit.record(new AuditEntry(
                actor,
                "promotion." + what,
                promotion.component().toString(),
                promotion.environment(),
                reason,
                Map.of(
                        "promotion", promotion.id().toString(),
                        "revision", promotion.revision().toString())));
        var name = promotion.component().name();
        live.announce(
                "Promotion of %s to %s: %s".formatted(name, promotion.environment(), what),
                "promotions",
                "promotion/" + promotion.id(),
                "component/" + name);
    }
}
