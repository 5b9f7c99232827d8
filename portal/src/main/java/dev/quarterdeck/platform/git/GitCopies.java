package dev.quarterdeck.platform.git;

import dev.quarterdeck.platform.DataFolder;
import dev.quarterdeck.platform.Fingerprint;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/** Opens commits of repositories where they are, and in copies of those that are elsewhere. */
public class GitCopies {

    private final DataFolder data;
    private final String folder;
    private final Duration timeout;
    private final Duration limit;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    /**
     * @param folder of the data folder, in which the copies are; nobody else fetches into it
     * @param timeout how long a Git host may say nothing
     * @param limit how long reading a repository may take in all
     */
    public GitCopies(DataFolder data, String folder, Duration timeout, Duration limit) {
        this.data = data;
        this.folder = folder;
        this.timeout = timeout;
        this.limit = limit;
    }

    /**
     * @param location the absolute path of a folder on this machine, or an address
     * @param name of a branch or a tag, or the whole id of a commit; null for the main branch
     * @throws NoSuchRevision if the repository was reached, and has none of that name
     * @throws IOException if it cannot be read just now
     */
    public GitCommit open(String location, @Nullable String name) throws IOException {
        var revision = new Revision(name);
        return location.startsWith("/") ? local(location, revision) : fetched(location, revision);
    }

    private static GitCommit local(String location, Revision revision) throws IOException {
        var outer = Path.of(location);
        var inside = outer.resolve(Constants.DOT_GIT);
        var repository = open(Files.isDirectory(inside) ? inside.toFile() : outer.toFile());
        try {
            var id = revision.id();
            return commit(repository, id.isPresent() ? id.get() : named(repository, revision), revision);
        } catch (IOException e) {
            repository.close();
            throw e;
        }
    }

    private static Repository open(File folder) throws IOException {
        return new FileRepositoryBuilder().setGitDir(folder).setMustExist(true).build();
    }

    private static ObjectId named(Repository repository, Revision revision) throws IOException {
        for (var name : revision.refs()) {
            var ref = repository.exactRef(name);
            if (ref != null && ref.getObjectId() != null) {
                return ref.getObjectId();
            }
        }
        throw new NoSuchRevision(revision, null);
    }

    /** @param id of it, or of a tag of it */
    private static GitCommit commit(Repository repository, ObjectId id, Revision revision) throws IOException {
        try {
            return new GitCommit(repository, repository.parseCommit(id).copy());
        } catch (MissingObjectException | IncorrectObjectTypeException e) {
            throw new NoSuchRevision(revision, e);
        }
    }

    private GitCommit fetched(String location, Revision revision) throws IOException {
        var name = new Fingerprint().add(location).add(revision.key()).hex().substring(0, 16) + ".git";
        var lock = locks.computeIfAbsent(name, _ -> new ReentrantLock());
        if (!locked(lock)) {
            throw new IOException("somebody else has been reading it for %d s".formatted(limit.toSeconds()));
        }
        try {
            return fetched(data.folder(folder).resolve(name), location, revision);
        } finally {
            lock.unlock();
        }
    }

    private boolean locked(ReentrantLock lock) throws IOException {
        try {
            return lock.tryLock(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("reading was interrupted", e);
        }
    }

    private GitCommit fetched(Path copy, String location, Revision revision) throws IOException {
        try {
            if (!Files.isDirectory(copy)) {
                Git.init().setBare(true).setGitDir(copy.toFile()).call().close();
            }
        } catch (GitAPIException e) {
            throw new IOException(e.getMessage(), e);
        }
        var repository = open(copy.toFile());
        try {
            var id = new Fetching(Git.wrap(repository), location, revision, timeout).within(limit);
            return commit(repository, id, revision);
        } catch (IOException e) {
            repository.close();
            throw e;
        }
    }
}
