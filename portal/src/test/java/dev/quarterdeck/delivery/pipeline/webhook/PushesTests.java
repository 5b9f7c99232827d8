package dev.quarterdeck.delivery.pipeline.webhook;

import static dev.quarterdeck.db.Tables.CATALOG_SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.FeatureTest;
import dev.quarterdeck.delivery.pipeline.Run;
import dev.quarterdeck.delivery.pipeline.RunCause;
import dev.quarterdeck.delivery.pipeline.execution.GitSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@FeatureTest(packages = {"delivery.pipeline", "delivery.release"})
class PushesTests {

    private static final String ZEROS = "0".repeat(40);

    @Autowired
    private Pushes pushes;

    @Autowired
    private JsonMapper json;

    @Autowired
    private DSLContext db;

    @TempDir
    private Path folder;

    private GitSource source;
    private String first;

    @BeforeEach
    void makeRepository() throws Exception {
        source = new GitSource(folder, db);
        first = source.commit("Explain", Map.of("docs/readme.md", "Hello"));
    }

    @Test
    void startsARunOfTheCommitThatWasPushed() throws Exception {
        var second = source.commit("Refuse empty orders", Map.of("shop/Order.java", "class Order {}"));

        assertThat(receive("main", first, second)).singleElement().satisfies(run -> {
            assertThat(run.component()).isEqualTo(GitSource.COMPONENT);
            assertThat(run.commit()).isEqualTo(second);
            assertThat(run.branch()).isEqualTo("main");
            assertThat(run.cause()).isEqualTo(RunCause.PUSH);
        });
    }

    @Test
    void startsNothingTwice() throws Exception {
        var second = source.commit("Refuse empty orders", Map.of("shop/Order.java", "class Order {}"));

        assertThat(receive("main", first, second)).hasSize(1);
        assertThat(receive("main", first, second)).isEmpty();
    }

    @Test
    void leavesComponentsAloneThatThePushDidNotTouch() throws Exception {
        var second = source.commit("Explain more", Map.of("docs/readme.md", "Hello, again"));

        assertThat(receive("main", first, second)).isEmpty();
    }

    @Test
    void buildsEverythingIfNobodyKnowsWhatANewBranchChanged() throws Exception {
        assertThat(receive("main", ZEROS, first)).hasSize(1);
    }

    @Test
    void leavesOtherBranchesAlone() throws Exception {
        assertThat(receive("feature", ZEROS, first)).isEmpty();
    }

    @Test
    void followsTheBranchThatTheCatalogReads() throws Exception {
        db.update(CATALOG_SOURCE).set(CATALOG_SOURCE.BRANCH, "release").execute();

        assertThat(receive("main", ZEROS, first)).isEmpty();
        assertThat(receive("release", ZEROS, first)).hasSize(1);
    }

    @Test
    void leavesDeletedBranchesAndTagsAlone() throws Exception {
        assertThat(receive("main", first, ZEROS)).isEmpty();
        assertThat(pushes.receive(push("refs/tags/v1", ZEROS, first))).isEmpty();
    }

    @Test
    void knowsARepositoryByAnyOfItsAddresses() {
        var push = json.readValue("""
                {"ref": "refs/heads/main", "after": "%s", "repository": {
                  "clone_url": "https://git.example.org/shop.git", "ssh_url": "git@git.example.org:shop.git"}}
                """.formatted(first), Push.class);

        assertThat(push.concerns("https://git.example.org/shop")).isTrue();
        assertThat(push.concerns("git@git.example.org:shop.git")).isTrue();
        assertThat(push.concerns("https://git.example.org/shop-two")).isFalse();
    }

    private List<Run> receive(String branch, String before, String after) throws Exception {
        return pushes.receive(push("refs/heads/" + branch, before, after));
    }

    private Push push(String ref, String before, String after) {
        return json.readValue("""
                {"ref": "%s", "before": "%s", "after": "%s", "repository": {"clone_url": "%s"}}
                """.formatted(ref, before, after, source.folder()), Push.class);
    }
}
