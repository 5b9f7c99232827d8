package dev.quarterdeck.connector.kubernetes.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEditor.DeletePath;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** A repository as Git hosts have it, and other people who push to it. */
public final class BareRepository implements AutoCloseable {

    private static final String BRANCH = "refs/heads/main";

    private final Path folder;
    private final Repository repository;

    private BareRepository(Path folder, Repository repository) {
        this.folder = folder;
        this.repository = repository;
    }

    public static BareRepository in(Path folder) {
        try {
            return new BareRepository(
                    folder,
                    Git.init()
                            .setBare(true)
                            .setInitialBranch("main")
                            .setGitDir(folder.toFile())
                            .call()
                            .getRepository());
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    public String url() {
        return folder.toUri().toString().replace("file:/", "file:///").replace("file://///", "file:///");
    }

    Repository repository() {
        return repository;
    }

    /** Of whoever delivers through it, and keeps a copy in {@code copy}. */
    public GitSettings settings(Path copy, @Nullable String application, boolean sync) {
        return settings(url(), "main", null, copy, application, sync, Duration.ofSeconds(1));
    }

    static GitSettings settings(
            String url,
            String branch,
            @Nullable String token,
            Path copy,
            @Nullable String application,
            boolean sync,
            Duration interval) {
        return new GitSettings(
                url,
                branch,
                "{environment}/{component}",
                "git",
                token,
                null,
                null,
                null,
                List.of(),
                application,
                sync,
                copy,
                "Quarterdeck",
                "quarterdeck@example.org",
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                interval);
    }

    /** Newest first. */
    public synchronized List<RevCommit> commits() {
        try (var walk = new RevWalk(repository)) {
            var tip = repository.resolve(BRANCH);
            var commits = new ArrayList<RevCommit>();
            if (tip != null) {
                walk.markStart(walk.parseCommit(tip));
                walk.forEach(commits::add);
            }
            return commits;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of the newest commit, by path. */
    public synchronized Map<String, String> files() {
        var files = new TreeMap<String, String>();
        var commits = commits();
        if (commits.isEmpty()) {
            return files;
        }
        try (var walk = new TreeWalk(repository)) {
            walk.addTree(commits.getFirst().getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                files.put(
                        walk.getPathString(),
                        new String(repository.open(walk.getObjectId(0)).getBytes(), StandardCharsets.UTF_8));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a person does; an empty text deletes the file. */
    public synchronized void commit(String author, String message, String path, String text) {
        try (var inserter = repository.newObjectInserter();
                var walk = new RevWalk(repository)) {
            var tip = repository.resolve(BRANCH);
            var index = DirCache.newInCore();
            if (tip != null) {
                var builder = index.builder();
                builder.addTree(
                        new byte[0],
                        DirCacheEntry.STAGE_0,
                        walk.getObjectReader(),
                        walk.parseCommit(tip).getTree());
                builder.finish();
            }
            var blob = inserter.insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8));
            var editor = index.editor();
            editor.add(
                    text.isEmpty()
                            ? new DeletePath(path)
                            : new DirCacheEditor.PathEdit(path) {
                                @Override
                                public void apply(DirCacheEntry entry) {
                                    entry.setFileMode(FileMode.REGULAR_FILE);
                                    entry.setObjectId(blob);
                                }
                            });
            editor.finish();
            var commit = new CommitBuilder();
            commit.setTreeId(index.writeTree(inserter));
            if (tip != null) {
                commit.setParentId(tip);
            }
            var person = new PersonIdent(author, author + "@example.org", Instant.now(), ZoneOffset.UTC);
            commit.setAuthor(person);
            commit.setCommitter(person);
            commit.setMessage(message);
            var id = inserter.insert(commit);
            inserter.flush();
            var update = repository.updateRef(BRANCH);
            update.setNewObjectId(id);
            update.forceUpdate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        repository.close();
    }
}
