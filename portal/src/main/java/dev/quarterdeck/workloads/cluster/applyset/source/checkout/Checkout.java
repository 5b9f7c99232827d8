package dev.quarterdeck.workloads.cluster.applyset.source.checkout;

import dev.quarterdeck.platform.git.GitCommit;
import dev.quarterdeck.workloads.cluster.applyset.source.Unrenderable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * The files of a commit.
 *
 * @param commit its whole id
 * @param leftOut what is in the commit and not among the files, such as {@code base/shop.yaml (a link)}
 */
public record Checkout(WorkFolder work, String commit, List<String> leftOut) {

    public static Checkout of(GitCommit commit, WorkFolder work) throws IOException {
        return new Checkout(work, commit.id().name(), CommitFiles.write(commit, work.tree()));
    }

    public Inside repository() {
        return new Inside(work.tree());
    }

    /** @throws Unrenderable if it is not there, or outside of the repository */
    public Path folder(String path) {
        return there("Folder", path, Files::isDirectory);
    }

    /** @throws Unrenderable likewise */
    public Path values(String path) {
        return there("Values", path, Files::isRegularFile);
    }

    private Path there(String field, String path, Predicate<Path> isThere) {
        var there = repository()
                .resolve(work.tree(), path.strip())
                .orElseThrow(() -> new Unrenderable("%s: '%s' leads out of the repository.".formatted(field, path)));
        if (!isThere.test(there)) {
            throw new Unrenderable("%s: there is no '%s' in %s.".formatted(field, path, commit.substring(0, 7)));
        }
        return there;
    }

    public List<String> leftOutOf(Path folder) {
        return leftOut.stream()
                .filter(path -> work.tree().resolve(path).startsWith(folder))
                .toList();
    }
}
