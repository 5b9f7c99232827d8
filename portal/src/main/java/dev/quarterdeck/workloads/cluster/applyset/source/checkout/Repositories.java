package dev.quarterdeck.workloads.cluster.applyset.source.checkout;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.platform.DataFolder;
import dev.quarterdeck.platform.git.GitCommit;
import dev.quarterdeck.platform.git.GitCopies;
import dev.quarterdeck.platform.git.NoSuchRevision;
import dev.quarterdeck.workloads.cluster.applyset.source.Unrenderable;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.RepositoryNotFoundException;

/** Opens what people name, if they may. */
public final class Repositories {

    private static final Pattern ADDRESS =
            Pattern.compile("https?://[^\\s/]+/\\S+|file:///.+|ssh://[^\\s/]+/\\S+|[^\\s/@:]+@[^\\s/@:]+:\\S+|/.*");

    /** Over SSH a name is no secret. */
    private static final Pattern SECRET = Pattern.compile("https?://[^/]*@.*|[a-z]+://[^/@]*:[^/]*@.*");

    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final GitCopies copies;

    /** @param longest how long fetching a commit may take */
    public Repositories(DataFolder data, Duration longest) {
        this.copies = new GitCopies(data, "apply-sets", SILENCE, longest);
    }

    /**
     * @param revision blank for the main branch
     * @throws SourceUnavailable if the repository cannot be read just now
     */
    public GitCommit open(String repository, String revision) {
        var location = location(repository.strip());
        try {
            return copies.open(location, revision.isBlank() ? null : revision.strip());
        } catch (NoSuchRevision e) {
            throw new Unrenderable("Revision: %s in %s.".formatted(e.getMessage(), location), e);
        } catch (RepositoryNotFoundException e) {
            throw new Unrenderable("Repository: there is none in %s.".formatted(location), e);
        } catch (IOException e) {
            throw new SourceUnavailable("The repository %s cannot be read: %s".formatted(location, e.getMessage()), e);
        }
    }

    private static String location(String text) {
        if (SECRET.matcher(text).matches()) {
            throw new Unrenderable(
                    "Repository: an address with a name or a password would be shown to everybody; leave it out.");
        }
        if (!ADDRESS.matcher(text).matches()) {
            throw new Unrenderable(
                    "Repository: an address that begins with https://, http:// or ssh://, or a whole path, from /.");
        }
        return text;
    }
}
