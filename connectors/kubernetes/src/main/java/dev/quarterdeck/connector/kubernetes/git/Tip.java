package dev.quarterdeck.connector.kubernetes.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEditor.DeletePath;
import org.eclipse.jgit.dircache.DirCacheEditor.PathEdit;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** A commit that the branch has, or is to have. */
record Tip(Repository repository, @Nullable ObjectId commit) {

    /**
     * The newest commit that changed a file.
     *
     * @param ours whether the portal made it
     */
    record Touch(RevCommit commit, boolean ours) {

        String by() {
            return "%s in Git (%s)"
                    .formatted(
                            commit.getAuthorIdent().getName(),
                            commit.abbreviate(7).name());
        }

        Instant at() {
            return commit.getAuthorIdent().getWhenAsInstant();
        }
    }

    /** Those of {@code names} that are in {@code folder}, with an empty text for one that is not. */
    SortedMap<String, String> files(String folder, Collection<String> names) throws IOException {
        var files = new TreeMap<String, String>();
        try (var walk = new RevWalk(repository)) {
            var tree = commit == null ? null : walk.parseCommit(commit).getTree();
            for (var name : names) {
                files.put(name, tree == null ? "" : content(tree, folder + "/" + name));
            }
        }
        return files;
    }

    private String content(ObjectId tree, String path) throws IOException {
        try (var walk = TreeWalk.forPath(repository, path, tree)) {
            return walk == null || walk.getFileMode(0).getObjectType() != Constants.OBJ_BLOB
                    ? ""
                    : new String(repository.open(walk.getObjectId(0)).getBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Who changed one of the files last; empty if nobody did. */
    Optional<Touch> lastTouch(String folder, Collection<String> names) throws IOException {
        return touch(folder, names, false);
    }

    /** Where the portal wrote one of them last; empty if it did not. */
    Optional<Tip> ours(String folder, Collection<String> names) throws IOException {
        return touch(folder, names, true).map(touch -> new Tip(repository, touch.commit()));
    }

    private Optional<Touch> touch(String folder, Collection<String> names, boolean onlyOurs) throws IOException {
        if (commit == null) {
            return Optional.empty();
        }
        try (var walk = new RevWalk(repository)) {
            walk.markStart(walk.parseCommit(commit));
            walk.setTreeFilter(AndTreeFilter.create(
                    PathFilterGroup.createFromStrings(
                            names.stream().map(name -> folder + "/" + name).toList()),
                    TreeFilter.ANY_DIFF));
            for (var found : walk) {
                var ours = !found.getFooterLines(Wish.MARK).isEmpty();
                if (ours || !onlyOurs) {
                    return Optional.of(new Touch(found, ours));
                }
            }
            return Optional.empty();
        }
    }

    /** A commit on top of this one in which the wish is fulfilled; nobody has it yet. */
    Tip with(Wish wish, GitSettings settings, Instant now) throws IOException {
        try (var inserter = repository.newObjectInserter()) {
            var author = new PersonIdent(settings.name(), settings.email(), now, ZoneOffset.UTC);
            var made = new CommitBuilder();
            made.setTreeId(tree(wish, wish.folder(settings), inserter));
            if (commit != null) {
                made.setParentId(commit);
            }
            made.setAuthor(author);
            made.setCommitter(author);
            made.setMessage(wish.message());
            var id = inserter.insert(made);
            inserter.flush();
            return new Tip(repository, id);
        }
    }

    private ObjectId tree(Wish wish, String folder, ObjectInserter inserter) throws IOException {
        var index = all();
        var editor = index.editor();
        var blobs = new ArrayList<PathEdit>();
        for (var file : wish.files().entrySet()) {
            var path = folder + "/" + file.getKey();
            blobs.add(
                    file.getValue().isEmpty()
                            ? new DeletePath(path)
                            : put(
                                    path,
                                    inserter.insert(
                                            Constants.OBJ_BLOB, file.getValue().getBytes(StandardCharsets.UTF_8))));
        }
        blobs.forEach(editor::add);
        editor.finish();
        return index.writeTree(inserter);
    }

    private static PathEdit put(String path, ObjectId blob) {
        return new DirCacheEditor.PathEdit(path) {
            @Override
            public void apply(DirCacheEntry entry) {
                entry.setFileMode(FileMode.REGULAR_FILE);
                entry.setObjectId(blob);
            }
        };
    }

    private DirCache all() throws IOException {
        var index = DirCache.newInCore();
        if (commit == null) {
            return index;
        }
        try (var walk = new RevWalk(repository)) {
            var builder = index.builder();
            builder.addTree(
                    new byte[0],
                    DirCacheEntry.STAGE_0,
                    walk.getObjectReader(),
                    walk.parseCommit(commit).getTree());
            builder.finish();
            return index;
        }
    }
}
