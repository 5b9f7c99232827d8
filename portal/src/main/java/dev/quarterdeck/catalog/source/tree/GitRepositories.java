package dev.quarterdeck.catalog.source.tree;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.platform.DataFolder;
import dev.quarterdeck.platform.Fingerprint;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.eclipse.jgit.api.FetchCommand;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens repositories where they are, and copies of those that are elsewhere. */
@Component
class GitRepositories {

    /** Where a copy keeps the commit that was fetched last, whatever its branch is called. */
    private static final String FETCHED = "refs/quarterdeck/fetched";

    private final DataFolder data;
    private final GitSettings settings;

    GitRepositories(DataFolder data, GitSettings settings) {
        this.data = data;
        this.settings = settings;
    }

    /** @param branch null for the main one */
    GitTree open(String location, @Nullable String branch, Predicate<String> isDescriptor) {
        try {
            return location.startsWith("/")
                    ? tree(local(location), refOf(branch), isDescriptor)
                    : tree(fetched(location, branch), FETCHED, isDescriptor);
        } catch (IOException | GitAPIException e) {
            throw new SourceUnavailable("The repository %s cannot be read: %s".formatted(location, e.getMessage()), e);
        }
    }

    private static GitTree tree(Repository repository, String ref, Predicate<String> isDescriptor) throws IOException {
        var commit = repository.resolve(ref + "^{commit}");
        if (commit == null) {
            repository.close();
            throw new IOException("there is no commit at " + ref);
        }
        return GitTree.at(repository, commit, isDescriptor);
    }

    private static String refOf(@Nullable String branch) {
        return branch == null ? Constants.HEAD : Constants.R_HEADS + branch;
    }

    private static Repository local(String location) throws IOException {
        var folder = Path.of(location);
        var inside = folder.resolve(Constants.DOT_GIT);
        return open(Files.isDirectory(inside) ? inside.toFile() : folder.toFile());
    }

    private static Repository open(File folder) throws IOException {
        return new FileRepositoryBuilder().setGitDir(folder).setMustExist(true).build();
    }

    /** Fetches the one commit that is asked for, without those before it. */
    private Repository fetched(String location, @Nullable String branch) throws IOException, GitAPIException {
        var name = new Fingerprint().add(location).add(refOf(branch)).hex().substring(0, 16) + ".git";
        var copy = data.folder("catalog").resolve(name);
        if (!Files.isDirectory(copy)) {
            Git.init().setBare(true).setGitDir(copy.toFile()).call().close();
        }
        var repository = open(copy.toFile());
        try {
            inTime(Git.wrap(repository)
                    .fetch()
                    .setRemote(location)
                    .setRefSpecs(new RefSpec("+" + refOf(branch) + ":" + FETCHED))
                    .setDepth(1)
                    .setTimeout(Math.toIntExact(settings.timeout().toSeconds())));
            return repository;
        } catch (IOException e) {
            repository.close();
            throw e;
        }
    }

    /**
     * Ends what takes too long by an interrupt, as JGit itself ends a silence: only a virtual thread is woken by one while
     * it waits for a socket.
     */
    private void inTime(FetchCommand fetch) throws IOException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var fetched = threads.submit(fetch);
            try {
                fetched.get(settings.limit().toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                throw new IOException(
                        "it was not read within %d s".formatted(settings.limit().toSeconds()), e);
            } catch (ExecutionException e) {
                throw new IOException(
                        Objects.requireNonNullElse(e.getCause(), e).getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("reading was interrupted", e);
            } finally {
                fetched.cancel(true);
            }
        }
    }
}
