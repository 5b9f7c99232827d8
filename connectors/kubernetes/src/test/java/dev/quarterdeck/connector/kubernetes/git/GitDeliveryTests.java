package dev.quarterdeck.connector.kubernetes.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.connector.cluster.WorkloadId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.transport.PreReceiveHook;
import org.eclipse.jgit.transport.ReceiveCommand.Result;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commits that reach a real repository, and all that may keep them from it. */
class GitDeliveryTests {

    private static final WorkloadId CART = new WorkloadId("production", "cart");
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private BareRepository repository;
    private @Nullable GitDelivery delivery;
    private @Nullable GitServer server;

    @BeforeEach
    void make() {
        repository = BareRepository.in(folder.resolve("shop.git"));
    }

    @AfterEach
    void close() {
        if (delivery != null) {
            delivery.close();
        }
        if (server != null) {
            server.close();
        }
        repository.close();
    }

    private static Wish wish(WorkloadId id, String content) {
        return wish(id, content, false);
    }

    private static Wish wish(WorkloadId id, String content, boolean over) {
        return new Wish(
                id,
                content.isEmpty() ? "" : "key " + content,
                new TreeMap<>(Map.of("deployment.yaml", content)),
                content.isEmpty()
                        ? "Remove %s from %s".formatted(id.name(), id.environment())
                        : "Deploy %s %s to %s".formatted(id.name(), content, id.environment()),
                Map.of("Quarterdeck-Revision", "r" + content),
                over);
    }

    private GitDelivery opened(GitSettings settings) {
        var opened = new GitDelivery("test", settings, _ -> {}, _ -> {});
        delivery = opened;
        return opened;
    }

    private GitDelivery open() {
        return opened(repository.settings(folder.resolve("copy.git"), null, false));
    }

    private GitDelivery openOverHttp(String wanted, @Nullable String token, Duration interval) {
        server = new GitServer(repository, wanted);
        return opened(BareRepository.settings(
                server.url(), "main", token, folder.resolve("copy.git"), null, false, interval));
    }

    private GitDelivery openOverHttp() {
        return openOverHttp("", null, Duration.ofSeconds(1));
    }

    private Standing written(WorkloadId id) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(delivery.standing(id))
                        .hasValueSatisfying(standing -> assertThat(standing.commit())
                                .as(standing.problem())
                                .isNotNull()));
        return delivery.standing(id).orElseThrow();
    }

    private static void soon(Callable<Boolean> holds) {
        await().atMost(SOON).until(holds);
    }

    private String problem() {
        soon(() -> delivery.standing(CART).orElseThrow().problem() != null);
        return String.valueOf(delivery.standing(CART).orElseThrow().problem());
    }

    @Test
    void saysInTheCommitWhatItIs() throws Exception {
        open().wish(wish(CART, "1.4.0"));

        assertThat(written(CART).commit())
                .isEqualTo(repository.commits().getFirst().name());
        assertThat(repository.files()).isEqualTo(Map.of("production/cart/deployment.yaml", "1.4.0"));
        assertThat(repository.commits()).singleElement().satisfies(commit -> {
            assertThat(commit.getFullMessage()).isEqualTo("""
                    Deploy cart 1.4.0 to production

                    Quarterdeck-Component: cart
                    Quarterdeck-Environment: production
                    Quarterdeck-Revision: r1.4.0
                    """);
            assertThat(commit.getAuthorIdent().getName()).isEqualTo("Quarterdeck");
        });
    }

    @Test
    void commitsNothingThatIsThereAlready() throws Exception {
        open().wish(wish(CART, "1"));
        var first = written(CART);
        delivery.close();

        opened(repository.settings(folder.resolve("another-copy.git"), null, false))
                .wish(wish(CART, "1"));

        assertThat(written(CART).commit()).isEqualTo(first.commit());
        assertThat(repository.commits()).hasSize(1);
    }

    @Test
    void leavesWhatElseIsThere() throws Exception {
        repository.commit("ada", "Say what this is", "README.md", "The shop");
        repository.commit("ada", "Scale by load", "production/cart/hpa.yaml", "scale: true");
        open().wish(wish(CART, "1"));
        written(CART);
        delivery.wish(wish(CART, ""));
        written(CART);

        assertThat(repository.files()).containsOnlyKeys("README.md", "production/cart/hpa.yaml");
        assertThat(repository.commits().getFirst().getShortMessage()).isEqualTo("Remove cart from production");
    }

    @Test
    void asksTheHostNoMoreWhileNothingIsToDo() throws Exception {
        openOverHttp("", null, Duration.ofMinutes(1)).wish(wish(CART, "1"));
        written(CART);
        var requests = server.requests.get();

        Thread.sleep(Duration.ofSeconds(3));

        assertThat(server.requests).hasValue(requests);
    }

    @Test
    void comesAfterWhoeverPushedInBetween() throws Exception {
        repository.commit("ada", "Begin", "README.md", "The shop");
        openOverHttp();
        var others = new AtomicInteger();
        server.hook = (_, _) -> {
            if (others.getAndIncrement() < 2) {
                repository.commit("ada", "Me first", "README.md", "The shop, edition " + others.get());
            }
        };

        delivery.wish(wish(CART, "1"));

        written(CART);
        assertThat(repository.commits())
                .extracting(RevCommit::getShortMessage)
                .containsExactly("Deploy cart 1 to production", "Me first", "Me first", "Begin");
    }

    @Test
    void twoPortalsLoseNothingToEachOther() throws Exception {
        try (var other = new GitDelivery(
                "other", repository.settings(folder.resolve("other.git"), null, false), _ -> {}, _ -> {})) {
            open();
            for (var version = 1; version <= 3; version++) {
                for (var component = 0; component < 5; component++) {
                    delivery.wish(wish(new WorkloadId("production", "a" + component), "v" + version));
                    other.wish(wish(new WorkloadId("staging", "b" + component), "v" + version));
                }
                Thread.sleep(300);
            }
            for (var component = 0; component < 5; component++) {
                written(new WorkloadId("production", "a" + component));
                var id = new WorkloadId("staging", "b" + component);
                soon(() -> other.standing(id).orElseThrow().commit() != null);
            }
        }
        assertThat(repository.files())
                .hasSize(10)
                .allSatisfy((_, text) -> assertThat(text).isEqualTo("v3"));
        assertThat(repository.commits())
                .allSatisfy(commit -> assertThat(commit.getParentCount()).isLessThanOrEqualTo(1));
    }

    @Test
    void leavesWhatAnotherPortalSeesToByNow() throws Exception {
        open().wish(wish(CART, "1"));
        written(CART);
        delivery.leave();
        try (var other = new GitDelivery(
                "other", repository.settings(folder.resolve("other.git"), null, false), _ -> {}, _ -> {})) {
            other.wish(wish(CART, "2"));

            await().during(Duration.ofSeconds(3))
                    .atMost(SOON)
                    .until(() -> repository.commits().size() <= 2
                            && (repository.commits().size() == 1
                                    || repository.files().containsValue("2")));
        }
        assertThat(repository.commits()).hasSize(2);
    }

    @Test
    void fulfilsNoWishThatNobodyRepeats() throws Exception {
        open().wish(wish(CART, "1"));
        written(CART);
        Thread.sleep(Duration.ofSeconds(11));
        try (var other = new GitDelivery(
                "other", repository.settings(folder.resolve("other.git"), null, false), _ -> {}, _ -> {})) {
            other.wish(wish(CART, "2"));
            soon(() -> repository.files().containsValue("2"));
        }
        Thread.sleep(Duration.ofSeconds(3));

        assertThat(repository.files()).containsValue("2");
        assertThat(repository.commits()).hasSize(2);
    }

    @Test
    void waitsForAHostThatIsAway() throws Exception {
        openOverHttp();
        server.goAway();
        delivery.wish(wish(CART, "1"));

        assertThat(problem()).contains(server.url(), "cannot be reached");
        server.comeBack();

        assertThat(written(CART).problem()).isNull();
        assertThat(repository.commits()).hasSize(1);
    }

    @Test
    void waitsNotLongForAHostThatIsSilent() throws Exception {
        openOverHttp();
        server.silent = true;
        delivery.wish(wish(CART, "1"));

        assertThat(problem()).contains(server.url(), "cannot be reached");
        server.silent = false;

        written(CART);
        assertThat(repository.commits()).hasSize(1);
    }

    @Test
    void waitsNotLongForAHostThatComesToNoEnd() {
        openOverHttp();
        server.endless = true;
        delivery.wish(wish(CART, "1"));

        assertThat(problem()).contains(server.url(), "no end within 10 s");
        server.endless = false;

        written(CART);
        assertThat(repository.commits()).hasSize(1);
    }

    @Test
    void namesTheBranchThatTakesNoCommits() throws Exception {
        openOverHttp();
        server.hook = (_, commands) -> commands.forEach(
                command -> command.setResult(Result.REJECTED_OTHER_REASON, "protected branch hook declined"));
        delivery.wish(wish(CART, "1"));

        assertThat(problem()).contains("does not take commits on its branch 'main'", "protected branch hook declined");
        server.hook = PreReceiveHook.NULL;

        written(CART);
        assertThat(repository.commits()).hasSize(1);
    }

    @Test
    void authenticatesAndNeverSaysWithWhat() throws Exception {
        openOverHttp("right", "right", SOON).wish(wish(CART, "1"));
        written(CART);
        delivery.close();
        server.close();

        openOverHttp("right", "wr0ng", SOON).wish(wish(CART, "2"));
        assertThat(problem())
                .contains("does not let the portal into", "git.token")
                .doesNotContain("wr0ng");
    }

    @Test
    void saysThatThereIsNoSuchBranch() {
        repository.commit("ada", "Begin", "README.md", "The shop");
        opened(BareRepository.settings(repository.url(), "deploy", null, folder.resolve("copy.git"), null, false, SOON))
                .wish(wish(CART, "1"));

        assertThat(problem()).contains("has no branch 'deploy'");
    }

    @Test
    void makesACopyAnewThatIsDamaged() throws Exception {
        open().wish(wish(CART, "1"));
        written(CART);
        damage(folder.resolve("copy.git"));

        delivery.wish(wish(CART, "2"));
        written(CART);
        delivery.close();
        Files.writeString(folder.resolve("copy.git/HEAD"), "rubbish");
        Files.writeString(folder.resolve("copy.git/config"), "rubbish");
        open().wish(wish(CART, "3"));
        written(CART);

        assertThat(repository.commits())
                .extracting(RevCommit::getShortMessage)
                .containsExactly(
                        "Deploy cart 3 to production", "Deploy cart 2 to production", "Deploy cart 1 to production");
    }

    private static void damage(Path copy) throws IOException {
        try (var files = Files.walk(copy.resolve("objects"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                file.toFile().setWritable(true);
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
    }

    @Test
    void commitsOnceWhatAKilledPortalHadNotPushed() throws Exception {
        openOverHttp();
        server.hook = (_, commands) ->
                commands.forEach(command -> command.setResult(Result.REJECTED_OTHER_REASON, "not now"));
        delivery.wish(wish(CART, "1"));
        problem();
        delivery.close();

        open().wish(wish(CART, "1"));

        written(CART);
        assertThat(repository.commits()).hasSize(1);
    }

    @Test
    void leavesWhatOthersMadeOfItAndSaysWho() throws Exception {
        open().wish(wish(CART, "1"));
        var first = written(CART).commit();
        repository.commit("ada", "More of it", "production/cart/deployment.yaml", "1, but larger");

        soon(() -> !delivery.standing(CART).orElseThrow().foreign().isEmpty());

        assertThat(delivery.standing(CART).orElseThrow()).satisfies(standing -> {
            assertThat(standing.commit()).isEqualTo(first);
            assertThat(standing.foreign()).singleElement().satisfies(foreign -> {
                assertThat(foreign.ours()).isEqualTo("1");
                assertThat(foreign.theirs()).isEqualTo("1, but larger");
                assertThat(foreign.by()).startsWith("ada in Git (");
            });
        });
        assertThat(repository.files()).containsEntry("production/cart/deployment.yaml", "1, but larger");
    }

    @Test
    void writesNothingOverWhatOthersChangedUntilSomebodySaysSo() throws Exception {
        open().wish(wish(CART, "1"));
        written(CART);
        repository.commit("ada", "Revert", "production/cart/deployment.yaml", "0");
        delivery.close();

        open().wish(wish(CART, "2"));
        soon(() -> delivery.standing(CART).orElseThrow().conflicts());
        assertThat(repository.files()).containsEntry("production/cart/deployment.yaml", "0");

        delivery.wish(wish(CART, "2", true));
        assertThat(written(CART).foreign()).isEmpty();
        assertThat(repository.files()).containsEntry("production/cart/deployment.yaml", "2");
    }

    @Test
    void goesOnOnceOthersGiveItUp() throws Exception {
        open().wish(wish(CART, "1"));
        written(CART);
        repository.commit("ada", "Hold it", "production/cart/deployment.yaml", "held");
        soon(() -> !delivery.standing(CART).orElseThrow().foreign().isEmpty());
        delivery.wish(wish(CART, "2"));
        soon(() -> delivery.standing(CART).orElseThrow().conflicts());

        repository.commit("ada", "Let it go", "production/cart/deployment.yaml", "1");

        written(CART);
        assertThat(repository.files()).containsEntry("production/cart/deployment.yaml", "2");
    }

    @Test
    void asksWhoIsThereForThePageOfConnections() throws Exception {
        open().wish(wish(CART, "1"));
        written(CART);

        assertThat(delivery.check())
                .contains("branch main at "
                        + repository.commits().getFirst().abbreviate(7).name());
    }
}
