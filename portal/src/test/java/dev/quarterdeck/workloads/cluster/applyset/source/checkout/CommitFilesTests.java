package dev.quarterdeck.workloads.cluster.applyset.source.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.platform.git.GitCommit;
import dev.quarterdeck.workloads.cluster.applyset.source.Unrenderable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of commits that Git itself would not make. */
class CommitFilesTests {

    private static final PersonIdent AUTHOR = new PersonIdent("Sample Engineer", "sample-engineer@example.org");

    @TempDir
    Path bare;

    @TempDir
    Path folder;

    private Repository repository;

    @BeforeEach
    void make() throws GitAPIException {
        repository = Git.init().setBare(true).setGitDir(bare.toFile()).call().getRepository();
    }

    @AfterEach
    void close() {
        repository.close();
    }

    private ObjectId blob(int size) throws IOException {
        try (var inserter = repository.newObjectInserter()) {
            var content = new byte[size];
            Arrays.fill(content, (byte) 'x');
            var id = inserter.insert(Constants.OBJ_BLOB, content);
            inserter.flush();
            return id;
        }
    }

    private GitCommit commit(TreeFormatter tree) throws IOException {
        try (var inserter = repository.newObjectInserter()) {
            var commit = new CommitBuilder();
            commit.setTreeId(inserter.insert(tree));
            commit.setAuthor(AUTHOR);
            commit.setCommitter(AUTHOR);
            commit.setMessage("Describe");
            var id = inserter.insert(commit);
            inserter.flush();
            return new GitCommit(repository, id);
        }
    }

    private GitCommit files(int count, ObjectId content) throws IOException {
        var tree = new TreeFormatter();
        for (var i = 0; i < count; i++) {
            tree.append("%05d.yaml".formatted(i), FileMode.REGULAR_FILE, content);
        }
        return commit(tree);
    }

    @Test
    void refusesTooManyFiles() throws IOException {
        var commit = files(CommitFiles.MOST + 1, blob(0));

        assertThatThrownBy(() -> CommitFiles.write(commit, folder))
                .isInstanceOf(Unrenderable.class)
                .hasMessage("Repository: it has more than 5,000 files or 50 MB, which is too much to render.");
    }

    @Test
    void refusesTooMuch() throws IOException {
        var commit = files(51, blob(1 << 20));

        assertThatThrownBy(() -> CommitFiles.write(commit, folder)).isInstanceOf(Unrenderable.class);
        assertThat(folder.resolve("00049.yaml")).hasSize(1 << 20);
        assertThat(folder.resolve("00050.yaml")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", ".git", ".GIT"})
    void writesNothingOutside(String name) throws IOException {
        var inner = new TreeFormatter();
        inner.append("x.yaml", FileMode.REGULAR_FILE, blob(1));
        ObjectId tree;
        try (var inserter = repository.newObjectInserter()) {
            tree = inserter.insert(inner);
            inserter.flush();
        }
        var outer = new TreeFormatter();
        outer.append(name, FileMode.TREE, tree);
        var commit = commit(outer);

        assertThatThrownBy(() -> CommitFiles.write(commit, folder))
                .isInstanceOf(Unrenderable.class)
                .hasMessage("Repository: a file cannot be written as '%s/x.yaml'.", name);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void writesNeitherLinksNorSubmodules() throws IOException {
        var blob = blob(1);
        var tree = new TreeFormatter();
        tree.append("link", FileMode.SYMLINK, blob);
        tree.append("module", FileMode.GITLINK, blob);
        tree.append("program", FileMode.EXECUTABLE_FILE, blob);

        assertThat(CommitFiles.write(commit(tree), folder)).containsExactly("link (a link)", "module (a submodule)");
        assertThat(folder).isDirectoryContaining("glob:**/program").isDirectoryNotContaining("glob:**/{link,module}");
    }
}
