package dev.quarterdeck.workloads.cluster.applyset.source.checkout;

import dev.quarterdeck.platform.git.GitCommit;
import dev.quarterdeck.workloads.cluster.applyset.source.Unrenderable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.springframework.util.unit.DataSize;

/** Writes the files of a commit into a folder. Links could lead out of it, and what is behind a submodule is elsewhere. */
final class CommitFiles {

    static final int MOST = 5_000;
    static final DataSize LARGEST = DataSize.ofMegabytes(50);

    private final GitCommit commit;
    private final Path folder;
    private final ObjectChecker checker = new ObjectChecker();
    private final List<String> leftOut = new ArrayList<>();
    private int files;
    private long bytes;

    private CommitFiles(GitCommit commit, Path folder) {
        this.commit = commit;
        this.folder = folder;
    }

    /** @return the links and submodules that are not written, such as {@code base/shop.yaml (a link)} */
    static List<String> write(GitCommit commit, Path folder) throws IOException {
        var files = new CommitFiles(commit, folder);
        files.write();
        return files.leftOut;
    }

    private void write() throws IOException {
        try (var walk = new TreeWalk(commit.repository())) {
            walk.addTree(commit.repository().parseCommit(commit.id()).getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                if ((walk.getRawMode(0) & FileMode.TYPE_MASK) == FileMode.TYPE_FILE) {
                    write(walk);
                } else {
                    var isLink = FileMode.SYMLINK.equals(walk.getRawMode(0));
                    leftOut.add("%s (a %s)".formatted(walk.getPathString(), isLink ? "link" : "submodule"));
                }
            }
        }
    }

    private void write(TreeWalk walk) throws IOException {
        var blob = walk.getObjectReader().open(walk.getObjectId(0), Constants.OBJ_BLOB);
        files++;
        bytes += blob.getSize();
        if (files > MOST || bytes > LARGEST.toBytes()) {
            throw new Unrenderable("Repository: it has more than %,d files or %d MB, which is too much to render."
                    .formatted(MOST, LARGEST.toMegabytes()));
        }
        var file = fileFor(walk.getPathString());
        Files.createDirectories(file.getParent());
        try (var out = Files.newOutputStream(file)) {
            blob.copyTo(out);
        }
    }

    /** Git itself would not make a path such as {@code ../x}; somebody else could. */
    private Path fileFor(String path) {
        try {
            checker.checkPath(path);
            return folder.resolve(path);
        } catch (CorruptObjectException | InvalidPathException e) {
            throw new Unrenderable("Repository: a file cannot be written as '%s'.".formatted(path), e);
        }
    }
}
