package dev.quarterdeck.catalog.source;

import dev.quarterdeck.catalog.source.RefreshOutcome.Taken;
import dev.quarterdeck.catalog.source.RefreshOutcome.Unchanged;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the catalog say what a source says, all of it or nothing. */
@Component
class Intake {

    /** Changes with what is made of a descriptor, so that a new version of the portal reads all sources again. */
    private static final String FORMAT = "1:";

    /** So many that a statement is worth its way, so few that they fit into memory many times. */
    private static final int FILES_AT_ONCE = 500;

    private final SourceRepository sources;
    private final EntityRepository entities;
    private final ProblemRepository problems;
    private final CountRepository counts;
    private final IntakeNews news;
    private final Clock clock;

    Intake(
            SourceRepository sources,
            EntityRepository entities,
            ProblemRepository problems,
            CountRepository counts,
            IntakeNews news,
            Clock clock) {
        this.sources = sources;
        this.entities = entities;
        this.problems = problems;
        this.counts = counts;
        this.news = news;
        this.clock = clock;
    }

    @Transactional
    RefreshOutcome take(SourceId id, SourceTree tree, String actor) {
        var source = sources.lock(id);
        var fingerprint = FORMAT + tree.fingerprint();
        if (fingerprint.equals(source.fingerprint())) {
            if (source.failure() != null) {
                sources.recovered(id);
                news.recovered(source);
            }
            return new Unchanged();
        }
        var taking = new Taking();
        takeFiles(id, tree, taking);
        var outcome = settle(id, taking);
        sources.taken(id, fingerprint, outcome, clock.instant());
        news.announce(source, outcome, taking.written(), actor);
        return outcome;
    }

    /** Notes why a source cannot be read; to be told the same again changes nothing. */
    @Transactional
    void fail(SourceId id, String reason) {
        var source = sources.lock(id);
        if (!reason.equals(source.failure())) {
            sources.failed(id, reason, source.failedAt() == null ? clock.instant() : source.failedAt());
            news.failed(source);
        }
    }

    private void takeFiles(SourceId id, SourceTree tree, Taking taking) {
        var reading = new FileReading(tree);
        var files = tree.descriptors();
        for (var from = 0; from < files.size(); from += FILES_AT_ONCE) {
            var some = files.subList(from, Math.min(from + FILES_AT_ONCE, files.size()));
            var firsts = taking.firsts(some.parallelStream().map(reading::read).toList());
            var refs = firsts.stream()
                    .map(descriptor -> descriptor.ref().toString())
                    .toList();
            var ours = taking.besides(firsts, entities.describedElsewhere(id, refs));
            taking.wrote(ours.isEmpty() ? Map.of() : entities.put(id, ours, clock.instant()));
        }
    }

    private Taken settle(SourceId id, Taking taking) {
        var removed = entities.removeAllBut(id, taking.refs(), taking.filesWithErrors());
        if (!removed.isEmpty()) {
            sources.letOthersDescribe(id, removed);
        }
        problems.replace(id, taking.problems(), clock.instant());
        if (!removed.isEmpty() || !taking.written().isEmpty()) {
            counts.countAgain();
            problems.replaceUnknownReferences(clock.instant());
        }
        return taking.outcome(removed.size());
    }
}
