package dev.quarterdeck.connector.kubernetes.git;

import dev.quarterdeck.connector.NotPermitted;
import dev.quarterdeck.connector.SourceUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The portal's own copy of one branch, without a working tree: nothing of it is needed but to save fetching all anew, and one
 * that is damaged is thrown away. For one thread at a time.
 */
final class BranchCopy implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BranchCopy.class);

    private final GitSettings settings;
    private final GitHost host;
    private final Path folder;
    private @Nullable Repository repository;

    BranchCopy(GitSettings settings, GitHost host) {
        this.settings = settings;
        this.host = host;
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
            // JGit tells of damage in many ways; if the host answers, whatever went wrong is the copy's
            if (refused(e) || GitHost.tookTooLong(e) || !host.answers()) {
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

    private static String reason(Throwable e) {
        return String.valueOf(e.getMessage());
    }

    private static boolean refused(Exception e) {
        return reason(e)
                .matches(
                        "(?is).*(not authorized|authentication|auth fail|cannot log in|server key|not permitted|forbidden).*");
    }

    private SourceUnavailable unavailable(Exception e) {
        var reason = reason(e);
        if (refused(e)) {
            return new NotPermitted(
                    "The Git host does not let the portal into %s; see git.username and git.token, or git.key-file and git.known-hosts-file: %s"
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
