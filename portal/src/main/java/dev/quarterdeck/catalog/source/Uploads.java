package dev.quarterdeck.catalog.source;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.catalog.SourceKind;
import dev.quarterdeck.catalog.source.UploadOutcome.Read;
import dev.quarterdeck.catalog.source.UploadOutcome.Refused;
import dev.quarterdeck.catalog.source.tree.SourceTrees;
import dev.quarterdeck.catalog.source.tree.UploadRepository;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Files that people bring themselves. */
@Component
public class Uploads {

    private static final int PROBLEMS = 100;

    private final SourceRepository sources;
    private final UploadRepository uploads;
    private final SourceTrees trees;
    private final Intake intake;
    private final EntityChangeQuery changes;
    private final ProblemQuery problems;
    private final AuditLog audit;
    private final TransactionOperations transaction;
    private final Clock clock;

    Uploads(
            SourceRepository sources,
            UploadRepository uploads,
            SourceTrees trees,
            Intake intake,
            EntityChangeQuery changes,
            ProblemQuery problems,
            AuditLog audit,
            TransactionOperations transaction,
            Clock clock) {
        this.sources = sources;
        this.uploads = uploads;
        this.trees = trees;
        this.intake = intake;
        this.changes = changes;
        this.problems = problems;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What was uploaded last; empty if the source is of another kind. */
    @Transactional(readOnly = true)
    public Optional<Upload> find(SourceId id) {
        var source = sources.find(id);
        return source.kind() == SourceKind.UPLOAD
                ? uploads.find(source.location()).map(content -> new Upload(source.location(), content))
                : Optional.empty();
    }

    /** Makes the catalog say what the file says. */
    @Transactional
    public UploadOutcome take(Upload upload, String actor) {
        return upload.refusal().<UploadOutcome>map(Refused::new).orElseGet(() -> read(upload, actor));
    }

    /** What {@link #take} would do. It is done and undone, so that nobody has to guess. */
    public UploadOutcome preview(Upload upload, String actor) {
        var outcome = transaction.execute(status -> {
            status.setRollbackOnly();
            return take(upload, actor);
        });
        return Objects.requireNonNull(outcome);
    }

    private Read read(Upload upload, String actor) {
        var source = upload.source();
        var id = sources.add(source).orElseGet(() -> sources.idOf(source));
        var at = clock.instant();
        uploads.put(upload.name(), upload.content(), actor, at);
        audit.record(new AuditEntry(
                actor, "catalog-source.uploaded", "catalog/sources/" + id, null, null, Map.of("name", upload.name())));
        try (var tree = trees.open(source.kind(), source.location(), null, source.pathPattern())) {
            var outcome = intake.take(id, tree, new Change(actor, at, null));
            return new Read(
                    id,
                    outcome,
                    changes.of(id, at),
                    problems.page(id, null, PROBLEMS).items());
        }
    }
}
