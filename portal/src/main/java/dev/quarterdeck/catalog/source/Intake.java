package dev.quarterdeck.catalog.source;

import static java.util.stream.Collectors.toMap;

import dev.quarterdeck.catalog.EntityNotFound;
import dev.quarterdeck.catalog.SourceKind;
import dev.quarterdeck.catalog.descriptor.Descriptor;
import dev.quarterdeck.catalog.descriptor.DescriptorFile;
import dev.quarterdeck.catalog.docs.Docs;
import dev.quarterdeck.catalog.source.RefreshOutcome.Taken;
import dev.quarterdeck.catalog.source.RefreshOutcome.Unchanged;
import dev.quarterdeck.catalog.source.tree.SourceTree;
import dev.quarterdeck.catalog.source.tree.UploadRepository;
import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.platform.EntityRef;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the catalog say what a source says, all of it or nothing. */
@Component
class Intake {

    /** Changes with what is made of a descriptor, so that a new version of the portal reads all sources again. */
    private static final String FORMAT = "2:";

    /** So few that they fit into memory many times, however large they are. */
    private static final int FILES_AT_ONCE = 2;

    /** So many that a statement is worth its way. */
    private static final int ENTITIES_AT_ONCE = 1_000;

    private static final int DOC_BYTES = 1 << 20;

    private final SourceRepository sources;
    private final EntityRepository entities;
    private final FileRepository files;
    private final ProblemRepository problems;
    private final CountRepository counts;
    private final Docs docs;
    private final UploadRepository uploads;
    private final IntakeNews news;
    private final Clock clock;

    Intake(
            SourceRepository sources,
            EntityRepository entities,
            FileRepository files,
            ProblemRepository problems,
            CountRepository counts,
            Docs docs,
            UploadRepository uploads,
            IntakeNews news,
            Clock clock) {
        this.sources = sources;
        this.entities = entities;
        this.files = files;
        this.problems = problems;
        this.counts = counts;
        this.docs = docs;
        this.uploads = uploads;
        this.news = news;
        this.clock = clock;
    }

    @Transactional
    RefreshOutcome take(SourceId id, SourceTree tree, String actor) {
        return take(id, tree, new Change(actor, clock.instant(), tree.state().orElse(null)));
    }

    @Transactional
    RefreshOutcome take(SourceId id, SourceTree tree, Change change) {
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
        takeFiles(id, tree, taking, change);
        var outcome = settle(id, taking, change);
        sources.taken(id, fingerprint, outcome, change);
        news.announce(source, outcome, taking.written(), change.actor());
        return outcome;
    }

    /** Notes why a source cannot be read; to be told the same again changes nothing. */
    @Transactional
    void fail(SourceId id, String reason, String actor) {
        var source = sources.lock(id);
        if (!reason.equals(source.failure())) {
            sources.failed(
                    id,
                    reason,
                    source.failedAt() == null ? clock.instant() : source.failedAt(),
                    clock.instant(),
                    actor);
            news.failed(source);
        }
    }

    private void takeFiles(SourceId id, SourceTree tree, Taking taking, Change change) {
        var reading = new FileReading(tree);
        var locations = new LocationTargets(tree);
        var folders = new DocFolders(tree);
        var before = files.of(id);
        // in the order in which they become known, each once, however often Locations name it
        var known = new LinkedHashSet<>(tree.descriptors());
        var waiting = new ArrayDeque<String>();
        Consumer<String> look = file -> {
            if (version(tree, file).equals(before.get(file))) {
                taking.keep(file);
            } else {
                waiting.addLast(file);
            }
        };
        known.forEach(look);
        var ours = new ArrayList<Descriptor>();
        var read = reading(reading, waiting);
        while (read != null) {
            var firsts = taking.firsts(done(read));
            firsts.stream()
                    .filter(LocationTargets::isLocation)
                    .peek(location -> reading.noteDependent(location.file()))
                    .flatMap(location -> locations.of(location).stream())
                    .filter(known::add)
                    .forEach(look);
            ours.addAll(firsts);
            // the next files are read while the database takes these
            read = reading(reading, waiting);
            if (ours.size() >= ENTITIES_AT_ONCE || read == null) {
                put(id, ours, taking, folders, change);
                ours.clear();
            }
        }
        taking.note(locations.problems());
        if (folders.arePossible()) {
            entities.describedIn(id, taking.kept())
                    .forEach(entity -> folders.note(entity.ref(), entity.file(), entity.docs()));
        }
        var flawed = taking.filesWithProblems();
        files.replace(id, versions(tree, known, file -> !reading.isDependent(file) && !flawed.contains(file)));
        docs.take(id.value(), folders.found(), path -> tree.read(path, DOC_BYTES), change.at());
    }

    private static String version(SourceTree tree, String file) {
        return FORMAT + tree.version(file).orElse("");
    }

    private static Map<String, String> versions(SourceTree tree, Collection<String> files, Predicate<String> which) {
        return files.stream().filter(which).collect(toMap(file -> file, file -> version(tree, file)));
    }

    /** Null if nothing waits. */
    private static @Nullable Future<List<DescriptorFile>> reading(FileReading reading, Deque<String> waiting) {
        if (waiting.isEmpty()) {
            return null;
        }
        var some = new ArrayList<String>();
        while (some.size() < FILES_AT_ONCE && !waiting.isEmpty()) {
            some.add(waiting.removeFirst());
        }
        return ForkJoinPool.commonPool()
                .submit(() -> some.parallelStream().map(reading::read).toList());
    }

    private static List<DescriptorFile> done(Future<List<DescriptorFile>> read) {
        try {
            return read.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SourceUnavailable away ? away : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceUnavailable("The portal stopped while it was read", e);
        }
    }

    private void put(SourceId id, List<Descriptor> read, Taking taking, DocFolders folders, Change change) {
        var refs = read.stream().map(descriptor -> descriptor.ref().toString()).toList();
        var ours = taking.besides(read, entities.describedElsewhere(id, taking.kept(), refs));
        ours.forEach(folders::note);
        if (!ours.isEmpty()) {
            taking.wrote(entities.put(id, ours, change));
        }
    }

    private Taken settle(SourceId id, Taking taking, Change change) {
        var orphaned = entities.orphanAllBut(id, taking.refs(), taking.unread(), change.at());
        if (!orphaned.isEmpty()) {
            sources.letOthersDescribe(id, orphaned);
        }
        problems.replace(id, taking.problems(), change.at());
        if (!orphaned.isEmpty() || !taking.written().isEmpty()) {
            counts.countAgain();
            problems.replaceUnknownReferences(change.at());
        }
        return taking.outcome(orphaned.size());
    }

    /** Removes a source and all that only it describes. */
    @Transactional
    void removeSource(SourceId id, String actor, String reason) {
        var source = sources.lock(id);
        var removed = entities.removeAll(id, actor, clock.instant());
        if (!removed.isEmpty()) {
            sources.letOthersDescribe(id, removed);
            counts.countAgain();
        }
        sources.remove(id);
        problems.replaceUnknownReferences(clock.instant());
        if (source.kind() == SourceKind.UPLOAD) {
            uploads.remove(source.location());
        }
        news.sourceRemoved(source, removed.size(), actor, reason);
    }

    /**
     * Removes what no source describes any more.
     *
     * @throws EntityNotFound if nothing of the kind is there
     */
    @Transactional
    void removeOrphan(EntityRef ref, String actor) {
        if (!entities.removeOrphan(ref.toString(), actor, clock.instant())) {
            throw new EntityNotFound(ref);
        }
        counts.countAgain();
        problems.replaceUnknownReferences(clock.instant());
        news.removed(ref, actor);
    }
}
