package dev.quarterdeck.delivery.release;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** Reads from a Git repository what went into a release. */
public class CommitHistory {

    private static final int LIMIT = 100;

    private final Path gitFolder;

    /** @param gitFolder a bare repository, or the {@code .git} folder of another */
    public CommitHistory(Path gitFolder) {
        this.gitFolder = gitFolder;
    }

    /**
     * The commits that touched one of {@code folders}, newest first, at most a hundred.
     *
     * @param after the commit of the release before; null for none, and treated so if the repository no longer has it
     * @param folders from the root of the repository; empty for all
     */
    public List<Commit> between(@Nullable String after, String until, Collection<String> folders) throws IOException {
        try (var repository = new FileRepositoryBuilder()
                        .setGitDir(gitFolder.toFile())
                        .setMustExist(true)
                        .build();
                var walk = new RevWalk(repository)) {
            walk.markStart(walk.parseCommit(ObjectId.fromString(until)));
            if (after != null && repository.getObjectDatabase().has(ObjectId.fromString(after))) {
                walk.markUninteresting(walk.parseCommit(ObjectId.fromString(after)));
            }
            if (!folders.isEmpty()) {
                walk.setTreeFilter(
                        AndTreeFilter.create(PathFilterGroup.createFromStrings(folders), TreeFilter.ANY_DIFF));
            }
            return firstOf(walk);
        }
    }

    private static List<Commit> firstOf(RevWalk walk) throws IOException {
        var commits = new ArrayList<Commit>();
        for (var commit = walk.next(); commit != null && commits.size() < LIMIT; commit = walk.next()) {
            commits.add(toCommit(commit));
        }
        return commits;
    }

    /** The commit that {@code revision}, such as a branch, stands for. */
    public Commit find(String revision) throws IOException {
        try (Repository repository = new FileRepositoryBuilder()
                        .setGitDir(gitFolder.toFile())
                        .setMustExist(true)
                        .build();
                var walk = new RevWalk(repository)) {
            var id = repository.resolve(revision + "^{commit}");
            if (id == null) {
                throw new IOException("The repository has no '%s'".formatted(revision));
            }
            return toCommit(walk.parseCommit(id));
        }
    }

    private static Commit toCommit(RevCommit commit) {
        var author = commit.getAuthorIdent();
        return new Commit(
                commit.name(),
                "%s <%s>".formatted(author.getName(), author.getEmailAddress()),
                commit.getShortMessage(),
                author.getWhenAsInstant());
    }
}
