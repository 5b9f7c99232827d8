package dev.quarterdeck.connector.kubernetes.git;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.kubernetes.git.Standing.Foreign;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;

/**
 * Compares wishes with what the branch has, commits what differs on top of it, and pushes that. If others pushed in between, it
 * is compared anew: there is nothing to merge, for the folder of a workload is made what is wished as a whole.
 */
final class Writing implements AutoCloseable {

    private static final int TRIES = 10;

    private final GitSettings settings;
    private final GitHost host;
    private final BranchCopy copy;

    Writing(GitSettings settings) {
        this.settings = settings;
        this.host = new GitHost(settings);
        this.copy = new BranchCopy(settings, host);
    }

    /**
     * @param holds whether that is still wished; asked before each try
     * @param outcome gets what stood, and how that stands now
     * @throws SourceUnavailable if something could not be written; what needed no commit has got its outcome by then
     */
    void write(List<Standing> standings, Predicate<Standing> holds, BiConsumer<Standing, Standing> outcome) {
        copy.work(local -> {
            for (var tries = 0; tries < TRIES; tries++) {
                if (written(local, standings.stream().filter(holds), outcome)) {
                    return true;
                }
            }
            throw new SourceUnavailable(
                    "Others push to the branch '%s' of %s all the time; it is tried again in a moment."
                            .formatted(settings.branch(), settings.address()));
        });
    }

    private boolean written(Repository local, Stream<Standing> standings, BiConsumer<Standing, Standing> outcome)
            throws IOException {
        var fetched = new Tip(local, host.fetch(local).orElse(null));
        var committed = new LinkedHashMap<Standing, Standing>();
        var tip = fetched;
        for (var standing : standings.toList()) {
            var placed = placed(tip, standing);
            if (placed.tip().equals(tip)) {
                outcome.accept(standing, placed.standing());
            } else {
                committed.put(standing, placed.standing());
                tip = placed.tip();
            }
        }
        if (tip.commit() != null && !Objects.equals(tip.commit(), fetched.commit())) {
            if (!host.push(local, fetched.commit(), tip.commit())) {
                return false;
            }
        }
        committed.forEach(outcome);
        return true;
    }

    private record Placed(Tip tip, Standing standing) {}

    private Placed placed(Tip tip, Standing standing) throws IOException {
        var wish = standing.wish();
        var folder = wish.folder(settings);
        var there = tip.files(folder, wish.files().keySet());
        if (there.equals(wish.files())) {
            return new Placed(tip, asItWas(tip, standing, folder));
        }
        var foreign = wish.over() ? List.<Foreign>of() : foreign(tip, folder, there);
        if (foreign.isEmpty()) {
            var now = Instant.now();
            var next = tip.with(wish, settings, now);
            return new Placed(
                    next,
                    Standing.written(
                            wish,
                            Objects.requireNonNull(next.commit(), "just made").name(),
                            now,
                            foreign));
        }
        return new Placed(tip, changedByOthers(tip, wish, folder, foreign));
    }

    private static Standing asItWas(Tip tip, Standing standing, String folder) throws IOException {
        var wish = standing.wish();
        if (standing.commit() != null && standing.at() != null) {
            return Standing.written(wish, standing.commit(), standing.at(), List.of());
        }
        var touch = tip.lastTouch(folder, wish.files().keySet());
        return touch.map(it -> Standing.written(wish, it.commit().name(), it.at(), List.of()))
                .orElseGet(() -> Standing.written(wish, "", Instant.now(), List.of()));
    }

    /** Nothing if the portal itself was the last to write there, or all is as the portal wrote it. */
    private static List<Foreign> foreign(Tip tip, String folder, SortedMap<String, String> there) throws IOException {
        var touch = tip.lastTouch(folder, there.keySet());
        if (touch.isEmpty() || touch.get().ours()) {
            return List.of();
        }
        var ours = tip.ours(folder, there.keySet());
        var written = ours.isPresent()
                ? ours.get().files(folder, there.keySet())
                : new Tip(tip.repository(), null).files(folder, there.keySet());
        var foreign = new ArrayList<Foreign>();
        there.forEach((file, theirs) -> {
            var before = written.getOrDefault(file, "");
            if (!before.equals(theirs)) {
                foreign.add(new Foreign(
                        file, before, theirs, touch.get().by(), touch.get().at()));
            }
        });
        return foreign;
    }

    /** What they made of it stays; another one is not written over it. */
    private static Standing changedByOthers(Tip tip, Wish wish, String folder, List<Foreign> foreign)
            throws IOException {
        var names = wish.files().keySet();
        var ours = tip.ours(folder, names);
        if (ours.isPresent() && ours.get().files(folder, names).equals(wish.files())) {
            var touch = ours.get().lastTouch(folder, names).orElseThrow();
            return Standing.written(wish, touch.commit().name(), touch.at(), foreign);
        }
        return new Standing(wish, null, null, null, foreign);
    }

    /** What the branch is at. */
    String look() {
        return copy.work(
                local -> host.fetch(local).map(tip -> tip.abbreviate(7).name()).orElse("no commit yet"));
    }

    @Override
    public void close() {
        copy.close();
        host.close();
    }
}
