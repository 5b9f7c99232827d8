package dev.quarterdeck.connector.kubernetes.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.connector.cluster.WorkloadId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commits that go over SSH, with the keys that {@code ssh-keygen} makes. */
class SshDeliveryTests {

    private static final WorkloadId CART = new WorkloadId("production", "cart");
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private Path key(String name, String type) throws Exception {
        var file = folder.resolve(name);
        try {
            var made = new ProcessBuilder("ssh-keygen", "-q", "-t", type, "-N", "", "-f", file.toString()).start();
            assertThat(made.waitFor()).isZero();
        } catch (IOException e) {
            Assumptions.abort("there is no ssh-keygen");
        }
        return file;
    }

    private GitSettings settings(String url, Path key, String knownHosts) throws IOException {
        return new GitSettings(
                url,
                "main",
                "{environment}/{component}",
                "git",
                null,
                null,
                key,
                Files.writeString(folder.resolve("known_hosts"), knownHosts),
                List.of(),
                null,
                false,
                folder.resolve("copy.git"),
                "Quarterdeck",
                "quarterdeck@example.org",
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ofSeconds(1));
    }

    private static Wish wish() {
        return new Wish(
                CART,
                "1",
                new TreeMap<>(Map.of("deployment.yaml", "1")),
                "Deploy cart 1 to production",
                Map.of(),
                false);
    }

    private static String problem(GitSettings settings) {
        try (var delivery = new GitDelivery("test", settings, _ -> {}, _ -> {})) {
            delivery.wish(wish());
            await().atMost(SOON)
                    .until(() -> delivery.standing(CART).orElseThrow().problem() != null);
            return String.valueOf(delivery.standing(CART).orElseThrow().problem());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
    void commitsWithAKey(String type) throws Exception {
        var key = key("key", type);
        try (var repository = BareRepository.in(folder.resolve("shop.git"));
                var server = new SshGitServer(repository, folder.resolve("key.pub"));
                var delivery =
                        new GitDelivery("test", settings(server.url(), key, server.hostKey()), _ -> {}, _ -> {})) {
            delivery.wish(wish());

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(delivery.standing(CART))
                            .hasValueSatisfying(standing -> assertThat(standing.commit())
                                    .as(standing.problem())
                                    .isNotNull()));
            assertThat(repository.files()).containsOnlyKeys("production/cart/deployment.yaml");
        }
    }

    @Test
    void waitsNotLongForAHostThatIsSilent() throws Exception {
        var key = key("key", "ed25519");
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(problem(settings("ssh://git@127.0.0.1:%d/shop.git".formatted(silent.getLocalPort()), key, "")))
                    .contains("cannot be reached");
        }
    }

    @Test
    void trustsNoHostThatIsNotKnownAndIsNotLetInWithAnotherKey() throws Exception {
        var key = key("key", "ed25519");
        var other = key("other", "ed25519");
        try (var repository = BareRepository.in(folder.resolve("shop.git"));
                var server = new SshGitServer(repository, folder.resolve("key.pub"))) {
            assertThat(problem(settings(server.url(), key, "")))
                    .contains("does not let the portal into", "known-hosts");
            assertThat(problem(settings(server.url(), other, server.hostKey())))
                    .contains("does not let the portal into", "git.key-file");
            assertThat(repository.commits()).isEmpty();
        }
    }
}
