package dev.quarterdeck.connector.kubernetes.git;

import dev.quarterdeck.connector.NotPermitted;
import dev.quarterdeck.connector.SourceUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.TransportCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.TransportException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefLeaseSpec;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The portal's own copy of one branch, without a working tree: nothing of it is needed but to save fetching all anew, and one
 * that is damaged is thrown away. For one thread at a time.
 */
final class BranchCopy implements AutoCloseable {

    private static final String FETCHED = "refs/quarterdeck/fetched";

    private static final Logger log = LoggerFactory.getLogger(BranchCopy.class);

    private final GitSettings settings;
    private final Path folder;
    private @Nullable Repository repository;

    BranchCopy(GitSettings settings) {
        this.settings = settings;
        this.folder = Objects.requireNonNull(
                settings.folder(), "quarterdeck.kubernetes: git.folder is not set. Name a folder.");
    }

    /** Something to do with the repository. */
    interface Work<T> {

        T with(Repository repository) throws IOException, GitAPIException;
    }

    /**
     * Does it anew with a fresh copy if this one is damaged.
     *
     * @throws SourceUnavailable if the Git host does not answer in time, or not as one
     * @throws NotPermitted if it refuses
     */
    <T> T work(Work<T> work) {
        try {
            return work.with(open());
        } catch (SourceUnavailable e) {
            throw e;
        } catch (IOException | GitAPIException | RuntimeException e) {
            // JGit tells of damage in many ways
            if (refused(e) || !answers()) {
                throw unavailable(e);
            }
            log.warn("The copy of {} is made anew: {}", settings.address(), reason(e));
        }
        try {
            throwAway();
            return work.with(open());
        } catch (SourceUnavailable e) {
            throw e;
        } catch (IOException | GitAPIException | RuntimeException e) {
            throw unavailable(e);
        }
    }

    /** If the host does, whatever went wrong is the copy's. */
    private boolean answers() {
        try {
            inTime(authorised(Git.lsRemoteRepository().setRemote(settings.address())));
            return true;
        } catch (IOException | GitAPIException e) {
            return false;
        }
    }

    private Repository open() throws IOException, GitAPIException {
        var known = repository;
        if (known != null && Files.exists(folder.resolve("HEAD"))) {
            return known;
        }
        close();
        if (!Files.isRegularFile(folder.resolve("HEAD"))) {
            delete();
            Files.createDirectories(folder);
            Git.init().setBare(true).setGitDir(folder.toFile()).call().close();
        }
        var opened = new FileRepositoryBuilder()
                .setGitDir(folder.toFile())
                .setMustExist(true)
                .build();
        repository = opened;
        return opened;
    }

    private void throwAway() throws IOException {
        close();
        delete();
    }

    private void delete() throws IOException {
        if (Files.isDirectory(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The newest commit of the branch; empty if the repository has none yet. */
    Optional<ObjectId> fetch(Repository local) throws IOException {
        var git = Git.wrap(local);
        try {
            inTime(authorised(git.fetch()
                    .setRemote(settings.address())
                    .setRefSpecs(new RefSpec("+" + settings.ref() + ":" + FETCHED))));
            return Optional.ofNullable(local.exactRef(FETCHED)).map(Ref::getObjectId);
        } catch (TransportException e) {
            if (String.valueOf(e.getMessage()).contains("does not have " + settings.ref())) {
                requireEmpty(local);
                return Optional.empty();
            }
            throw new IOException(reason(e), e);
        } catch (GitAPIException e) {
            throw new IOException(reason(e), e);
        }
    }

    private void requireEmpty(Repository local) throws IOException {
        try {
            var heads = inTime(authorised(
                    Git.wrap(local).lsRemote().setRemote(settings.address()).setHeads(true)));
            if (!heads.isEmpty()) {
                throw new SourceUnavailable("%s has no branch '%s'.".formatted(settings.address(), settings.branch()));
            }
        } catch (GitAPIException e) {
            throw new IOException(reason(e), e);
        }
    }

    /**
     * Whether the branch is {@code to} now; false if others were faster.
     *
     * @param from what it was when it was fetched; null if there was none
     */
    boolean push(Repository local, @Nullable ObjectId from, ObjectId to) throws IOException {
        var expected = from == null ? ObjectId.zeroId() : from;
        try {
            var results = inTime(authorised(Git.wrap(local)
                    .push()
                    .setRemote(settings.address())
                    .setRefLeaseSpecs(new RefLeaseSpec(settings.ref(), expected.name()))
                    .setRefSpecs(new RefSpec(to.name() + ":" + settings.ref()))));
            for (var result : results) {
                for (var update : result.getRemoteUpdates()) {
                    if (!taken(local, expected, update)) {
                        return false;
                    }
                }
            }
            return true;
        } catch (GitAPIException e) {
            throw new IOException(reason(e), e);
        }
    }

    private boolean taken(Repository local, ObjectId expected, RemoteRefUpdate update) throws IOException {
        return switch (update.getStatus()) {
            case OK, UP_TO_DATE -> true;
            case REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED -> false;
            default -> {
                // a host that noticed only while it wrote says so in words of its own
                if (!fetch(local).map(expected::equals).orElse(expected.equals(ObjectId.zeroId()))) {
                    yield false;
                }
                throw new NotPermitted(
                        "%s does not take commits on its branch '%s': %s"
                                .formatted(settings.address(), settings.branch(), why(update)),
                        null);
            }
        };
    }

    private static String why(RemoteRefUpdate update) {
        return update.getMessage() == null ? update.getStatus().name() : update.getMessage();
    }

    private <C extends TransportCommand<C, T>, T> C authorised(C command) throws IOException {
        var password = settings.password();
        if (password != null) {
            command.setCredentialsProvider(new UsernamePasswordCredentialsProvider(settings.username(), password));
        }
        return command.setTimeout(Math.toIntExact(settings.timeout().toSeconds()));
    }

    /**
     * Ends what takes too long by an interrupt, as JGit itself ends a silence: only a virtual thread is woken by one while
     * it waits for a socket.
     */
    private <T> T inTime(Callable<T> command) throws IOException, GitAPIException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = threads.submit(command);
            try {
                return asked.get(settings.limit().toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                throw new IOException(
                        "no end within %d s".formatted(settings.limit().toSeconds()), e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof GitAPIException known) {
                    throw known;
                }
                throw new IOException(String.valueOf(e.getCause()), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("it was interrupted", e);
            } finally {
                asked.cancel(true);
            }
        }
    }

    private static String reason(Throwable e) {
        return String.valueOf(e.getMessage());
    }

    private static boolean refused(Exception e) {
        return reason(e).matches("(?is).*(not authorized|authentication|not permitted|forbidden).*");
    }

    private SourceUnavailable unavailable(Exception e) {
        var reason = reason(e);
        if (refused(e)) {
            return new NotPermitted(
                    "The Git host does not let the portal into %s; see git.username and git.token: %s"
                            .formatted(settings.address(), reason),
                    e);
        }
        return new SourceUnavailable(
                "The repository %s cannot be reached: %s".formatted(settings.address(), reason), e);
    }

    @Override
    public void close() {
        if (repository != null) {
            repository.close();
            repository = null;
        }
    }
}
