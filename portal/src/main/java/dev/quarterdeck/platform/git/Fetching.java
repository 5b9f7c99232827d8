package dev.quarterdeck.platform.git;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.TransportException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.RefSpec;

/** Brings the one commit that is asked for into a copy, without those before it, unless it is there. */
record Fetching(Git copy, String location, Revision revision, Duration timeout) implements Callable<ObjectId> {

    /** Where a copy keeps the commit that was fetched last by a name, whatever that is. */
    private static final String FETCHED = "refs/quarterdeck/fetched";

    /**
     * Ends what takes too long by an interrupt, as JGit itself ends a silence: only a virtual thread is woken by one while
     * it waits for a socket.
     *
     * @return the commit, or a tag of it
     */
    ObjectId within(Duration limit) throws IOException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var fetched = threads.submit(this);
            try {
                return fetched.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                throw new IOException("it was not read within %d s".formatted(limit.toSeconds()), e);
            } catch (ExecutionException e) {
                throw failureOf(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("reading was interrupted", e);
            } finally {
                fetched.cancel(true);
            }
        }
    }

    private static IOException failureOf(ExecutionException e) {
        return e.getCause() instanceof NoSuchRevision none
                ? none
                : new IOException(Objects.requireNonNullElse(e.getCause(), e).getMessage(), e);
    }

    @Override
    public ObjectId call() throws IOException, GitAPIException {
        if (revision.name() == null) {
            return fetched(revision.refs().getFirst());
        }
        var id = revision.id();
        return id.isPresent() ? withId(id.get()) : named();
    }

    private ObjectId withId(ObjectId id) throws IOException, GitAPIException {
        if (isThere(id)) {
            return id;
        }
        try {
            // JGit updates no name for what has none there
            fetch(new RefSpec(id.name()));
            return id;
        } catch (TransportException e) {
            // fails too if nobody answers
            published();
            throw new NoSuchRevision(revision, e);
        }
    }

    private ObjectId named() throws IOException, GitAPIException {
        var published = published();
        for (var name : revision.refs()) {
            var ref = published.get(name);
            var id = ref == null ? null : ref.getObjectId();
            if (id != null) {
                return isThere(id) ? id : fetched(name);
            }
        }
        throw new NoSuchRevision(revision, null);
    }

    private Map<String, Ref> published() throws GitAPIException {
        return Git.lsRemoteRepository()
                .setRemote(location)
                .setHeads(true)
                .setTags(true)
                .setTimeout(seconds())
                .callAsMap();
    }

    /** With all its files: those of one fetch appear together or not at all. */
    private boolean isThere(ObjectId id) throws IOException {
        return copy.getRepository().getObjectDatabase().has(id);
    }

    private ObjectId fetched(String source) throws IOException, GitAPIException {
        fetch(new RefSpec("+%s:%s".formatted(source, FETCHED)));
        var id = copy.getRepository().resolve(FETCHED);
        if (id == null) {
            throw new NoSuchRevision(revision, null);
        }
        return id;
    }

    private void fetch(RefSpec what) throws GitAPIException {
        copy.fetch()
                .setRemote(location)
                .setRefSpecs(what)
                .setDepth(1)
                .setTimeout(seconds())
                .call();
    }

    private int seconds() {
        return Math.toIntExact(timeout.toSeconds());
    }
}
