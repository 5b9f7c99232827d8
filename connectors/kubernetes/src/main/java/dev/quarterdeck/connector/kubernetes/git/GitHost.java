package dev.quarterdeck.connector.kubernetes.git;

import dev.quarterdeck.connector.NotPermitted;
import dev.quarterdeck.connector.SourceUnavailable;
import java.io.IOException;
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
import org.eclipse.jgit.transport.RefLeaseSpec;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.jspecify.annotations.Nullable;

/** What is asked of the Git host, in the time that the settings allow. */
final class GitHost implements AutoCloseable {

    private static final String FETCHED = "refs/quarterdeck/fetched";

    private final GitSettings settings;
    private final @Nullable SshdSessionFactory ssh;

    GitHost(GitSettings settings) {
        this.settings = settings;
        this.ssh = settings.isSsh() ? SshKeys.of(settings) : null;
    }

    /** The newest commit of the branch; empty if the repository has none yet. */
    Optional<ObjectId> fetch(Repository local) throws IOException {
        var git = Git.wrap(local);
        try {
            inTime(authorised(git.fetch()
                    .setRemote(settings.address())
                    .setTagOpt(TagOpt.NO_TAGS)
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

    static boolean tookTooLong(@Nullable Throwable e) {
        return e != null && (e instanceof TimeoutException || tookTooLong(e.getCause()));
    }

    boolean answers() {
        try {
            inTime(authorised(Git.lsRemoteRepository().setRemote(settings.address())));
            return true;
        } catch (IOException | GitAPIException e) {
            return false;
        }
    }

    private <C extends TransportCommand<C, T>, T> C authorised(C command) throws IOException {
        var password = settings.password();
        if (password != null) {
            command.setCredentialsProvider(new UsernamePasswordCredentialsProvider(settings.username(), password));
        }
        if (ssh != null) {
            command.setTransportConfigCallback(transport -> {
                if (transport instanceof SshTransport over) {
                    over.setSshSessionFactory(ssh);
                }
            });
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

    @Override
    public void close() {
        if (ssh != null) {
            ssh.close();
        }
    }
}
