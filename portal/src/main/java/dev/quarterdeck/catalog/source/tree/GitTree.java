package dev.quarterdeck.catalog.source.tree;

import dev.quarterdeck.connector.SourceUnavailable;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The tree of one commit, read from the object database: nothing is checked out. */
final class GitTree implements SourceTree {

    private final Repository repository;
    private final ObjectId commit;
    private final SortedMap<String, ObjectId> files;
    private final Predicate<String> isDescriptor;

    private GitTree(
            Repository repository, ObjectId commit, SortedMap<String, ObjectId> files, Predicate<String> isDescriptor) {
        this.repository = repository;
        this.commit = commit;
        this.files = files;
        this.isDescriptor = isDescriptor;
    }

    /** @param repository closed with the tree */
    static GitTree at(Repository repository, ObjectId commit, Predicate<String> isDescriptor) {
        try {
            return new GitTree(repository, commit, files(repository, commit), isDescriptor);
        } catch (IOException e) {
            throw new SourceUnavailable("Commit %s cannot be read: %s".formatted(commit.name(), e.getMessage()), e);
        }
    }

    private static SortedMap<String, ObjectId> files(Repository repository, ObjectId commit) throws IOException {
        var files = new TreeMap<String, ObjectId>();
        try (var walk = new TreeWalk(repository)) {
            walk.addTree(repository.parseCommit(commit).getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                if ((walk.getRawMode(0) & FileMode.TYPE_MASK) == FileMode.TYPE_FILE) {
                    files.put(walk.getPathString(), walk.getObjectId(0));
                }
            }
        }
        return files;
    }

    @Override
    public String fingerprint() {
        return commit.name();
    }

    @Override
    public Optional<String> state() {
        return Optional.of(commit.name());
    }

    @Override
    public Optional<String> version(String path) {
        return Optional.ofNullable(files.get(path)).map(ObjectId::name);
    }

    @Override
    public Collection<String> files() {
        return files.keySet();
    }

    @Override
    public List<String> descriptors() {
        return files.keySet().stream().filter(isDescriptor).toList();
    }

    @Override
    public Optional<byte[]> read(String path, int limit) {
        var file = files.get(path);
        if (file == null) {
            return Optional.empty();
        }
        try {
            var blob = repository.open(file, Constants.OBJ_BLOB);
            return blob.getSize() > limit ? Optional.empty() : Optional.of(blob.getCachedBytes(limit));
        } catch (IOException e) {
            throw new SourceUnavailable("The file %s cannot be read: %s".formatted(path, e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        repository.close();
    }
}
