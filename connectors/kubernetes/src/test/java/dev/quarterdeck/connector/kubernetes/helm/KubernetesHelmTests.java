package dev.quarterdeck.connector.kubernetes.helm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.connector.NotPermitted;
import dev.quarterdeck.connector.helm.HelmReading.Read;
import dev.quarterdeck.connector.helm.HelmReading.Unreadable;
import dev.quarterdeck.connector.helm.HelmRelease;
import dev.quarterdeck.connector.helm.HelmRelease.Head;
import dev.quarterdeck.connector.helm.HelmRevision;
import dev.quarterdeck.connector.kubernetes.Masks;
import dev.quarterdeck.connector.kubernetes.RealControlPlane;
import dev.quarterdeck.connector.manifest.Part;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Releases as they lie in the Secrets of a real control plane. */
class KubernetesHelmTests {

    private static OneRelease there;

    @BeforeAll
    static void start() {
        there = new OneRelease(RealControlPlane.shared(), RealControlPlane.ADMIN);
    }

    @AfterAll
    static void stop() {
        if (there != null) {
            there.close();
        }
    }

    private static HelmRevision only(String release) {
        var history = there.releases.history(there.namespace, release);
        assertThat(history).hasSize(1);
        return history.getFirst();
    }

    private static HelmRelease read(String release) {
        var reading = there.releases.read(only(release));
        assertThat(reading).get().isInstanceOf(Read.class);
        return ((Read) reading.orElseThrow()).release();
    }

    @Test
    void listsTheNewestRevisionOfEachRelease() {
        there.helm.write("listed", 1, "superseded", Map.of(), "");
        there.helm.write("listed", 2, "deployed", Map.of(), "");
        there.helm.write("listed", 10, "failed", Map.of(), "");
        there.helm.write("listed-too", 1, "deployed", Map.of(), "");

        assertThat(there.releases.newest(there.namespace).revisions())
                .filteredOn(one -> one.release().startsWith("listed"))
                .containsExactly(
                        new HelmRevision(there.namespace, "listed", 10, "failed", Instant.ofEpochSecond(1_772_352_010)),
                        new HelmRevision(
                                there.namespace, "listed-too", 1, "deployed", Instant.ofEpochSecond(1_772_352_001)));
        assertThat(there.releases.newest(null).revisions())
                .extracting(HelmRevision::namespace)
                .contains(there.namespace);
        assertThat(there.releases.history(there.namespace, "listed"))
                .extracting(HelmRevision::revision)
                .containsExactly(10, 2, 1);
        assertThat(there.releases.head(
                        there.releases.history(there.namespace, "listed").get(1)))
                .contains(new Head("shop", "1.2.0", "27.2", "Upgrade complete"));
    }

    @Test
    void readsOneWithoutWhatIsSecret() {
        there.helm.write(
                "secretive",
                1,
                "deployed",
                Map.of(
                        "replicas",
                        3,
                        "image",
                        Map.of("tag", "1.27", "repository", "https://ada:hunter2@registry/shop"),
                        "motto",
                        "hunter3",
                        "auth",
                        Map.of("passwords", List.of(4711, "hunter4"))),
                """
                ---
                # Source: shop/templates/secret.yaml
                apiVersion: v1
                kind: Secret
                metadata:
                  name: db
                stringData:
                  password: hunter5
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: shop
                  namespace: other
                spec:
                  template:
                    spec:
                      containers:
                      - name: main
                        image: shop:1.27
                        env:
                        - {name: DB_PASSWORD, value: hunter6}
                """);

        var release = read("secretive");
        assertThat(release.values())
                .contains("replicas: 3", "tag: \"1.27\"", "motto: \"" + Masks.DOTS, "passwords:")
                .doesNotContain("hunter", "4711");
        assertThat(release.manifest())
                .contains("password: \"" + Masks.DOTS, "image: \"shop:1.27\"", "DB_PASSWORD")
                .doesNotContain("hunter");
        assertThat(release.notes()).contains("Visit the shop.", Masks.DOTS).doesNotContain("swordfish");
        assertThat(release.parts())
                .containsExactly(
                        new Part("v1", "Secret", there.namespace, "db"),
                        new Part("apps/v1", "Deployment", "other", "shop"));
        assertThat(release.hooks())
                .containsExactly(new HelmRelease.Hook("Job", "secretive-migrate", List.of("pre-upgrade")));
        assertThat(release.deployedAt()).isEqualTo(Instant.parse("2026-03-01T09:00:00.5Z"));
        assertThat(release.head().appVersion()).isEqualTo("27.1");
    }

    @Test
    void marksWhatIsMaskedSoThatAChangeIsSeen() {
        assertThat(Values.masked(Map.of("motto", "one"))).isEqualTo(Values.masked(Map.of("motto", "one")));
        assertThat(Values.masked(Map.of("motto", "one"))).isNotEqualTo(Values.masked(Map.of("motto", "two")));
    }

    @Test
    void tellsOfWhatIsBroken() {
        there.helm.write("no-text", 1, "deployed", Base64.getEncoder().encodeToString("<%&>".getBytes(UTF_8)));
        there.helm.write("no-json", 1, "deployed", WrittenReleases.packed("hunter2"));
        there.helm.write("no-yaml", 1, "deployed", Map.of(), "---\nkind: [hunter2");
        there.helm.write("no-object", 1, "deployed", Map.of(), "---\nkind: Deployment\n");
        there.helm.write("empty", 1, "deployed", "");

        for (var release : List.of("no-text", "no-json", "no-yaml", "no-object", "empty")) {
            assertThat(there.releases.read(only(release)))
                    .as(release)
                    .get()
                    .isInstanceOfSatisfying(
                            Unreadable.class,
                            unreadable ->
                                    assertThat(unreadable.why()).isNotBlank().doesNotContain("hunter"));
        }
        assertThat(there.releases.head(only("no-text"))).isEmpty();
        assertThat(there.releases.head(only("no-json"))).isEmpty();
    }

    @Test
    void tellsOfWhatIsHuge() {
        there.helm.write("huge", 1, "deployed", Map.of("padding", "0".repeat(ReleaseText.MOST)), "");

        assertThat(there.releases.read(only("huge")))
                .get()
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> assertThat(unreadable.why()).contains("larger than 32 MiB"));
        assertThat(there.releases.newest(there.namespace).revisions())
                .extracting(HelmRevision::release)
                .contains("huge");
    }

    @Test
    void saysThatItMayNotReadSecrets() {
        try (var stranger = new OneRelease(RealControlPlane.shared(), RealControlPlane.PORTAL)) {
            assertThatThrownBy(() -> stranger.releases.newest(null))
                    .isInstanceOf(NotPermitted.class)
                    .hasMessageContaining("secrets is forbidden");
            assertThatThrownBy(() -> stranger.releases.history(stranger.namespace, "shop"))
                    .isInstanceOf(NotPermitted.class);
        }
    }
}
