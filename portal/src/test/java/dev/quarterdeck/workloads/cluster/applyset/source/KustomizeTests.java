package dev.quarterdeck.workloads.cluster.applyset.source;

import static dev.quarterdeck.workloads.cluster.applyset.source.ManifestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.quarterdeck.platform.DataFolder;
import dev.quarterdeck.workloads.cluster.applyset.source.ManifestSource.GitFolder;
import dev.quarterdeck.workloads.cluster.applyset.source.program.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** With the kustomize or the kubectl of this machine, where it has one. */
class KustomizeTests {

    @TempDir
    Path home;

    @TempDir
    Path folder;

    private ManifestRepository repository;

    @BeforeEach
    void make() throws GitAPIException {
        repository = new ManifestRepository(folder);
    }

    private void overlay(String overlay) throws IOException, GitAPIException {
        repository.commit(Map.of(
                "base/kustomization.yaml",
                "resources: [shop.yaml]\n",
                "base/shop.yaml",
                configMap("shop"),
                "overlays/prod/kustomization.yaml",
                overlay));
    }

    private Rendered rendered(String path) {
        assumeThat(Program.named("kustomize").or(() -> Program.named("kubectl")))
                .as("a machine with kustomize or kubectl")
                .isPresent();
        return rendered(path, null);
    }

    private Rendered rendered(String path, @Nullable String kustomize) {
        var settings = new RenderingSettings(kustomize, null, Duration.ofSeconds(30), DataSize.ofMegabytes(3));
        return new Rendering(new DataFolder(home), settings)
                .of(new GitFolder(folder.toString(), "", path, List.of()), new Target("shop", "shop", null));
    }

    @Test
    void buildsAnOverlayWithItsBase() throws IOException, GitAPIException {
        overlay("""
                resources: [../../base]
                namePrefix: prod-
                commonAnnotations: {documents: "https://example.org/shop"}
                configMapGenerator:
                  - name: address
                    literals: ["url=https://example.org"]
                    options: {disableNameSuffixHash: true}
                patches:
                  - patch: |
                      - {op: add, path: /data, value: {see: "https://example.org/patch"}}
                    target: {kind: ConfigMap, name: shop}
                """);

        var rendered = rendered("overlays/prod");

        assertThat(rendered.format()).isEqualTo(Format.KUSTOMIZE);
        assertThat(rendered.yaml())
                .contains("name: prod-shop", "name: prod-address", "see: https://example.org/patch")
                .contains("url: https://example.org");
        assertThat(rendered.yaml()).isEqualTo(rendered("overlays/prod").yaml());
    }

    @ParameterizedTest
    @ValueSource(strings = {"kustomization.yml", "Kustomization"})
    void knowsAllNamesOfAKustomization(String name) throws IOException, GitAPIException {
        repository.commit(Map.of("shop/" + name, "resources: [shop.yaml]\n", "shop/shop.yaml", configMap("shop")));

        assertThat(rendered("shop").format()).isEqualTo(Format.KUSTOMIZE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resources: ['https://github.com/example/shop//base?ref=v1']",
                "resources: ['git@github.com:example/shop.git']",
                "resources: ['github.com/example/shop']",
                "Resources: ['http://127.0.0.1:8080/internal']",
                "components: ['http://localhost/internal']",
                "resources: &a ['http://localhost/internal']",
                "commonLabels: {x: &a 'http://localhost/x'}\nresources: [*a]",
                "configMapGenerator: [{name: x, files: ['x=http://localhost/x']}]",
                "transformers: ['http://localhost/x']",
                "transformers: [\"kind: ConfigMapGenerator\\nfiles: ['x=http://localhost/x']\"]",
                "generators: [plugin.yaml]",
                "resources: [../../plugins]\ntransformers: [../../plugins]",
                "resources: [../../..]",
                "resources: [../../../../../../../../../../etc]",
                "resources: [../../base/more]",
                "<<: {resources: ['http://localhost/x']}",
            })
    void fetchesNothingAndLeavesTheRepositoryNot(String overlay) throws IOException, GitAPIException {
        Files.createDirectories(folder.resolve("overlays/prod"));
        Files.writeString(
                folder.resolve("overlays/prod/plugin.yaml"),
                "kind: ConfigMapGenerator\nmetadata: {name: x}\nfiles: [\"x=http:\\/\\/localhost/x\"]\n");
        Files.createDirectories(folder.resolve("plugins"));
        Files.writeString(folder.resolve("plugins/kustomization.yaml"), "resources: [plugin.yaml]\n");
        Files.copy(folder.resolve("overlays/prod/plugin.yaml"), folder.resolve("plugins/plugin.yaml"));
        Files.createDirectories(folder.resolve("base/more"));
        Files.writeString(folder.resolve("base/more/kustomization.yaml"), "bases: ['ssh://example.org/shop']\n");
        overlay(overlay + "\n");

        assertThatThrownBy(() -> rendered("overlays/prod"))
                .isInstanceOf(Unrenderable.class)
                .hasMessageStartingWith("Folder: '")
                .hasMessageContaining("put them into the repository.");
    }

    @Test
    void saysWhatIsWrongWithAnOverlay() throws IOException, GitAPIException {
        overlay("resources: [../../base]\nnamePrefixes: x\n");

        assertThatThrownBy(() -> rendered("overlays/prod"))
                .isInstanceOf(Unrenderable.class)
                .hasMessageStartingWith("Folder: k")
                .hasMessageContaining("namePrefixes")
                .hasMessageNotContainingAny(home.toString(), "run.go");
        overlay("resources: [");
        assertThatThrownBy(() -> rendered("overlays/prod"))
                .hasMessageStartingWith("Folder: 'overlays/prod/kustomization.yaml' is not YAML: ");
        overlay("resources: &a [*a]\n");
        assertThatThrownBy(() -> rendered("overlays/prod")).isInstanceOf(Unrenderable.class);
    }

    @Test
    void saysHowToGiveItAProgram() throws IOException, GitAPIException {
        overlay("resources: [../../base]\n");

        assertThatThrownBy(() -> rendered("overlays/prod", "/nowhere/kustomize"))
                .hasMessage(
                        "Folder: it has a kustomization.yaml, and the portal finds no /nowhere/kustomize. Put one into its PATH, or name it in quarterdeck.apply-sets.kustomize.");
    }

    @Test
    void callsKustomizeAndKubectlEachInItsWay(@TempDir Path programs) throws IOException, GitAPIException {
        overlay("resources: [../../base]\n");
        for (var name : List.of("kustomize", "kubectl")) {
            var program = Files.writeString(programs.resolve(name), "#!/bin/sh\necho \"said: $*\"\n");
            assertThat(program.toFile().setExecutable(true)).isTrue();
        }

        assertThat(rendered("overlays/prod", programs.resolve("kustomize").toString())
                        .yaml())
                .isEqualTo("said: build .\n");
        assertThat(rendered("overlays/prod", programs.resolve("kubectl").toString())
                        .yaml())
                .isEqualTo("said: kustomize .\n");
    }
}
