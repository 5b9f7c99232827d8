package dev.quarterdeck.workloads.cluster.applyset.source;

import static dev.quarterdeck.workloads.cluster.applyset.source.ManifestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.platform.DataFolder;
import dev.quarterdeck.workloads.cluster.applyset.source.ManifestSource.GitFolder;
import dev.quarterdeck.workloads.cluster.applyset.source.ManifestSource.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class RenderingTests {

    @TempDir
    Path home;

    @TempDir
    Path folder;

    private ManifestRepository repository;
    private Rendering rendering;

    @BeforeEach
    void make() throws GitAPIException {
        repository = new ManifestRepository(folder);
        rendering = rendering(DataSize.ofMegabytes(3));
    }

    private Rendering rendering(DataSize largest) {
        return new Rendering(new DataFolder(home), new RenderingSettings(null, null, Duration.ofSeconds(30), largest));
    }

    private Rendered rendered(String revision, String path) {
        return rendering.of(
                new GitFolder(folder.toString(), revision, path, List.of()), new Target("shop", "shop", null));
    }

    @Test
    void takesATextAsItIs() {
        var rendered = rendering.of(new Text(configMap("a")), new Target("", "", null));

        assertThat(rendered).isEqualTo(new Rendered(configMap("a"), Format.PLAIN, null, List.of()));
        // printf 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n' | sha256sum
        assertThat(rendered.digest()).isEqualTo("01556c1b213a2dffd4cfbb0904b27c35c3cbe925939b2780274279eac0379589");
    }

    @Test
    void refusesATextWithNothingInItOrTooMuch() {
        assertThatThrownBy(() -> rendering.of(new Text(" \n"), new Target("", "", null)))
                .isInstanceOf(Unrenderable.class)
                .hasMessageStartingWith("Manifests: ");
        assertThatThrownBy(() -> rendering(DataSize.ofKilobytes(1))
                        .of(new Text("# " + "ä".repeat(512)), new Target("", "", null)))
                .hasMessage("Manifests: more than 1 KB, which is too much to apply at once.");
    }

    @Test
    void takesTheFilesOfAFolderInOrder() throws IOException, GitAPIException {
        var commit = repository.commit(Map.of(
                "shop/b.yml", configMap("b").strip(),
                "shop/a.yaml", configMap("a"),
                "shop/c.json", "{\"kind\": \"ConfigMap\"}",
                "shop/README.md", "# Shop",
                "shop/deeper/d.yaml", configMap("d"),
                "other.yaml", configMap("other")));

        var rendered = rendered("", "shop");

        assertThat(rendered.yaml())
                .isEqualTo(configMap("a") + "---\n" + configMap("b") + "---\n{\"kind\": \"ConfigMap\"}\n");
        assertThat(rendered.format()).isEqualTo(Format.PLAIN);
        assertThat(rendered.commit()).isEqualTo(commit);
        assertThat(rendered("", "").yaml()).isEqualTo(configMap("other"));
        assertThat(rendered("", "./shop/../shop/").yaml()).isEqualTo(rendered.yaml());
    }

    @Test
    void takesWhatIsInTheCommitAndNotWhatLiesAround() throws IOException, GitAPIException {
        var first = repository.commit(Map.of("a.yaml", configMap("first")));
        repository.tag("v1");
        var second = repository.commit(Map.of("a.yaml", configMap("second")));
        Files.writeString(folder.resolve("a.yaml"), configMap("uncommitted"));

        assertThat(rendered("v1", "").yaml()).isEqualTo(configMap("first"));
        assertThat(rendered(first, "").commit()).isEqualTo(first);
        assertThat(rendered("main", "").commit()).isEqualTo(second);
        assertThat(rendered("", "").yaml()).isEqualTo(configMap("second"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            next | shop    | Revision: there is no branch, tag or commit 'next' in %s.
            main | ../etc  | Folder: '../etc' leads out of the repository.
            main | /etc    | Folder: '/etc' leads out of the repository.
            main | nowhere | Folder: there is no 'nowhere' in %.7s.
            main | a.yaml  | Folder: there is no 'a.yaml' in %.7s.
            main | docs    | Folder: there is no kustomization.yaml, no Chart.yaml and no other YAML or JSON file directly in '/docs'.
            """)
    void saysWhatIsWrong(String revision, String path, String message) throws IOException, GitAPIException {
        var commit = repository.commit(Map.of("a.yaml", configMap("a"), "docs/README.md", "# Shop"));

        assertThatThrownBy(() -> rendered(revision, path))
                .isInstanceOf(Unrenderable.class)
                .hasMessage(message.formatted(message.startsWith("Revision") ? folder : commit));
    }

    @Test
    void takesValuesForAChartOnly() throws IOException, GitAPIException {
        repository.commit(Map.of("a.yaml", configMap("a")));

        assertThatThrownBy(() -> rendering.of(
                        new GitFolder(folder.toString(), "", "", List.of("values.yaml")),
                        new Target("shop", "shop", null)))
                .hasMessageStartingWith("Values: ");
    }

    @Test
    void followsNoLinkAndSaysSo(@TempDir Path outside) throws IOException, GitAPIException {
        Files.writeString(outside.resolve("secret.yaml"), configMap("secret"));
        Files.createDirectories(folder.resolve("shop"));
        Files.createSymbolicLink(folder.resolve("shop/link.yaml"), outside.resolve("secret.yaml"));
        Files.createSymbolicLink(folder.resolve("outside"), outside);
        repository.commit(Map.of("shop/a.yaml", configMap("a")));

        assertThat(rendered("", "shop").yaml()).isEqualTo(configMap("a"));
        assertThat(rendered("", "shop").leftOut()).containsExactly("shop/link.yaml (a link)");
        assertThatThrownBy(() -> rendered("", "outside")).hasMessageStartingWith("Folder: there is no 'outside'");
    }

    @Test
    void refusesMoreThanAClusterShouldTakeAtOnce() throws IOException, GitAPIException {
        repository.commit(Map.of("a.yaml", "# " + "x".repeat(1024)));
        rendering = rendering(DataSize.ofKilobytes(1));

        assertThatThrownBy(() -> rendered("", "")).hasMessageStartingWith("Folder: more than 1 KB");
    }

    @Test
    void refusesWhatIsNoText() throws IOException, GitAPIException {
        repository.commit(Map.of("a.yaml", configMap("a")));
        Files.write(folder.resolve("b.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        repository.commit(Map.of());

        assertThatThrownBy(() -> rendered("", "")).hasMessage("Folder: 'b.yaml' is not a text in UTF-8.");
    }

    @Test
    void leavesNothingBehind() throws IOException, GitAPIException {
        repository.commit(Map.of("a.yaml", configMap("a")));
        rendered("", "");
        assertThatThrownBy(() -> rendered("", "nowhere")).isInstanceOf(Unrenderable.class);

        assertThat(home.resolve("renderings")).isEmptyDirectory();
    }

    @Test
    void takesAwayWhatAKilledPortalHasLeft() throws IOException {
        var left = Files.createDirectories(home.resolve("renderings/rendering-1/tree/shop"));
        Files.writeString(left.resolve("a.yaml"), configMap("a"));

        rendering(DataSize.ofMegabytes(3));

        assertThat(home.resolve("renderings")).isEmptyDirectory();
    }

    @Test
    void saysThatAHostIsAway() {
        assertThatThrownBy(() -> rendering.of(
                        new GitFolder("http://127.0.0.1:1/shop.git", "main", "", List.of()),
                        new Target("shop", "shop", null)))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("http://127.0.0.1:1/shop.git");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop",
                "../shop",
                "--upload-pack=x",
                "git://example.org/shop.git",
                "ext::sh -c x",
                "https://token@example.org/shop.git",
                "https://user:secret@example.org/shop.git",
                "ssh://git:secret@example.org/shop.git",
                "file:///nowhere/../x\n",
                "/nowhere/at/all"
            })
    void refusesRepositoriesThatItCannotOrShouldNotRead(String location) {
        assertThatThrownBy(() ->
                        rendering.of(new GitFolder(location, "", "", List.of()), new Target("shop", "shop", null)))
                .isInstanceOfAny(Unrenderable.class, SourceUnavailable.class)
                .hasMessageNotContainingAny("secret", "token");
    }

    @Test
    void fetchesFromElsewhere() throws IOException, GitAPIException {
        var first = repository.commit(Map.of("a.yaml", configMap("first")));
        repository.commit(Map.of("a.yaml", configMap("second")));
        var elsewhere = new GitFolder("file://" + folder, first, "", List.of());

        assertThat(rendering.of(elsewhere, new Target("shop", "shop", null)).yaml())
                .isEqualTo(configMap("first"));
    }
}
