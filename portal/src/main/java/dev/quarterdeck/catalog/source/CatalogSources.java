package dev.quarterdeck.catalog.source;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.catalog.source.RefreshOutcome.Failed;
import dev.quarterdeck.catalog.source.RegistrationOutcome.Refused;
import dev.quarterdeck.catalog.source.RegistrationOutcome.Registered;
import dev.quarterdeck.catalog.source.tree.SourceTrees;
import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.platform.EntityRef;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The places that the catalog is read from. */
@Component
public class CatalogSources {

    private final SourceRepository sources;
    private final SourceTrees trees;
    private final Intake intake;
    private final AuditLog audit;

    CatalogSources(SourceRepository sources, SourceTrees trees, Intake intake, AuditLog audit) {
        this.sources = sources;
        this.trees = trees;
        this.intake = intake;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public List<CatalogSource> all() {
        return sources.all();
    }

    /** @throws SourceNotFound if there is no such source */
    @Transactional(readOnly = true)
    public CatalogSource find(SourceId id) {
        return sources.find(id);
    }

    /** Has a place read regularly from now on; one that already is stays as it is. */
    @Transactional
    public RegistrationOutcome register(NewSource source, String actor) {
        var refusal = source.refusal().or(() -> trees.refusal(source.kind(), source.location()));
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        var added = sources.add(source);
        added.ifPresent(id -> audit.record(new AuditEntry(
                actor,
                "catalog-source.registered",
                "catalog/sources/" + id,
                null,
                null,
                Map.of("kind", source.kind().word(), "location", source.location()))));
        return new Registered(added.orElseGet(() -> sources.idOf(source)));
    }

    /**
     * Forgets a place and all that only it describes; what it described stays in the history.
     *
     * @throws SourceNotFound if there is no such source
     */
    public void remove(SourceId id, String actor, String reason) {
        intake.removeSource(id, actor, reason);
    }

    /**
     * Removes what no source describes any more; what it was stays in its history.
     *
     * @throws dev.quarterdeck.catalog.EntityNotFound if it is described, or not there
     */
    public void removeOrphan(EntityRef ref, String actor) {
        intake.removeOrphan(ref, actor);
    }

    /**
     * Makes the catalog say what a source says now. Not in a transaction, since the source may be far away.
     *
     * @throws SourceNotFound if there is no such source
     */
    public RefreshOutcome refresh(SourceId id, String actor) {
        var source = sources.find(id);
        try (var tree = trees.open(source.kind(), source.location(), source.branch(), source.pathPattern())) {
            return intake.take(id, tree, actor);
        } catch (SourceUnavailable e) {
            var reason = Objects.requireNonNullElse(e.getMessage(), "It cannot be read");
            intake.fail(id, reason, actor);
            return new Failed(reason);
        }
    }
}
