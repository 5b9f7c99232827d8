package dev.quarterdeck.catalog.source;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.catalog.source.RefreshOutcome.Taken;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.live.LiveUpdates;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells the audit log and open pages what came of taking a source in. */
@Component
class IntakeNews {

    /** When more than these change at once, only the pages of the catalog as a whole hear of it. */
    private static final int NAMED = 20;

    private final AuditLog audit;
    private final LiveUpdates live;

    IntakeNews(AuditLog audit, LiveUpdates live) {
        this.audit = audit;
        this.live = live;
    }

    void announce(CatalogSource source, Taken outcome, List<String> written, String actor) {
        audit.record(new AuditEntry(
                actor,
                "catalog-source.read",
                "catalog/sources/" + source.id(),
                null,
                null,
                Map.of(
                        "location", source.location(),
                        "added", Integer.toString(outcome.added()),
                        "changed", Integer.toString(outcome.changed()),
                        "orphaned", Integer.toString(outcome.orphaned()),
                        "errors", Integer.toString(outcome.errors()))));
        live.announce(
                "The catalog was read again: %d added, %d changed, %d orphaned"
                        .formatted(outcome.added(), outcome.changed(), outcome.orphaned()),
                topics(written));
    }

    void failed(CatalogSource source) {
        live.announce("The catalog source %s cannot be read".formatted(source.location()), "catalog");
    }

    void recovered(CatalogSource source) {
        live.announce("The catalog source %s can be read again".formatted(source.location()), "catalog");
    }

    void sourceRemoved(CatalogSource source, int entities, String actor, String reason) {
        audit.record(new AuditEntry(
                actor,
                "catalog-source.removed",
                "catalog/sources/" + source.id(),
                null,
                reason,
                Map.of(
                        "kind", source.kind().word(),
                        "location", source.location(),
                        "entities", Integer.toString(entities))));
        live.announce("The catalog source %s was removed".formatted(source.location()), "catalog");
    }

    void removed(EntityRef ref, String actor) {
        audit.record(new AuditEntry(actor, "catalog-entity.removed", ref.toString(), null, null, Map.of()));
        live.announce("%s was removed from the catalog".formatted(ref), "catalog");
    }

    private static String[] topics(List<String> written) {
        var components = written.size() > NAMED
                ? Stream.<String>empty()
                : written.stream()
                        .map(EntityRef::of)
                        .filter(ref -> ref.kind().equals("component"))
                        .map(ref -> "component/" + ref.name());
        return Stream.concat(Stream.of("catalog"), components).toArray(String[]::new);
    }
}
