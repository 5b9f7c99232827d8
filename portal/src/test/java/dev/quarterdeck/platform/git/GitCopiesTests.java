package dev.quarterdeck.platform.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.platform.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitCopiesTests {

    private static final PersonIdent AUTHOR = new PersonIdent("Sample Engineer", "sample-engineer@example.org");

    @TempDir
    Path home;

    @TempDir
    Path folder;

    private Git git;
    private GitCopies copies;
    private ObjectId first;
    private ObjectId second;

    @BeforeEach
    void commitTwice() throws Exception {
        git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call();
        copies = new GitCopies(new DataFolder(home), "copies", Duration.ofSeconds(5), Duration.ofSeconds(20));
        first = commit("one");
        git.tag()
                .setName("v1")
                .setAnnotated(true)
                .setTagger(AUTHOR)
                .setSigned(false)
                .call();
        git.tag().setName("light").setAnnotated(false).setSigned(false).call();
        second = commit("two");
    }

    @AfterEach
    void close() {
        git.close();
    }

    private ObjectId commit(String file) throws Exception {
        Files.writeString(folder.resolve(file), file);
        git.add().addFilepattern(".").call();
        return git.commit()
                .setMessage(file)
                .setAuthor(AUTHOR)
                .setCommitter(AUTHOR)
                .setSign(false)
                .call()
                .getId();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "file://"})
    void takesABranchATagOrACommit(String scheme) throws Exception {
        var location = scheme + folder;

        assertThat(opened(location, null)).isEqualTo(second);
        assertThat(opened(location, "main")).isEqualTo(second);
        assertThat(opened(location, "v1")).isEqualTo(first);
        assertThat(opened(location, "light")).isEqualTo(first);
        assertThat(opened(location, first.name())).isEqualTo(first);
        assertThat(opened(location, second.name())).isEqualTo(second);

        var third = commit("three");
        assertThat(opened(location, null)).isEqualTo(third);
        assertThat(opened(location, "main")).isEqualTo(third);
        assertThat(opened(location, first.name())).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "file://"})
    void saysThatThereIsNoSuchRevision(String scheme) {
        for (var revision : new String[] {"next", "main~1", "../../HEAD", "-x", "0".repeat(39) + "1"}) {
            assertThatThrownBy(() -> opened(scheme + folder, revision))
                    .isInstanceOf(NoSuchRevision.class)
                    .hasMessage("there is no branch, tag or commit '%s'", revision);
        }
    }

    @Test
    void asksNobodyForACommitThatItHas() throws Exception {
        var elsewhere = folder.resolveSibling("elsewhere");
        opened("file://" + folder, first.name());
        Files.move(folder, elsewhere);

        assertThat(opened("file://" + folder, first.name())).isEqualTo(first);
        assertThatThrownBy(() -> opened("file://" + folder, second.name()))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(NoSuchRevision.class);
        Files.move(elsewhere, folder);
    }

    @Test
    void fetchesForManyAtOnce() throws Exception {
        var location = "file://" + folder;
        var names = new String[] {"main", first.name(), second.name(), "v1"};
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var opened = threads.invokeAll(IntStream.range(0, 16)
                    .<Callable<ObjectId>>mapToObj(i -> () -> opened(location, names[i % names.length]))
                    .toList());
            for (var i = 0; i < opened.size(); i++) {
                assertThat(opened.get(i).get()).isEqualTo(i % 4 == 1 || i % 4 == 3 ? first : second);
            }
        }
    }

    /** With all of its files at hand. */
    private ObjectId opened(String location, String revision) throws IOException {
        try (var commit = copies.open(location, revision);
                var walk = new TreeWalk(commit.repository())) {
            walk.addTree(commit.repository().parseCommit(commit.id()).getTree());
            while (walk.next()) {
                assertThat(walk.getObjectReader().open(walk.getObjectId(0)).getBytes())
                        .asString()
                        .isEqualTo(walk.getPathString());
            }
            return commit.id();
        }
    }
}
