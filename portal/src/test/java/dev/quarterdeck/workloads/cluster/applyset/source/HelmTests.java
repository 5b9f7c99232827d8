package dev.quarterdeck.workloads.cluster.applyset.source;

import static dev.quarterdeck.workloads.cluster.applyset.source.ManifestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.quarterdeck.platform.DataFolder;
import dev.quarterdeck.workloads.cluster.applyset.source.ManifestSource.GitFolder;
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

class HelmTests {

    private static final String TEMPLATE = """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: {{ .Release.Name }}
              namespace: {{ .Release.Namespace }}
            data:
              motto: {{ .Values.motto }}
              greeting: {{ .Values.greeting }}
            """;

    @TempDir
    Path home;

    @TempDir
    Path folder;

    @TempDir
    Path programs;

    private ManifestRepository repository;

    @BeforeEach
    void make() throws IOException, GitAPIException {
        repository = new ManifestRepository(folder);
        repository.commit(Map.of(
                "charts/shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n",
                "charts/shop/values.yaml", "motto: usual\ngreeting: usual\n",
                "charts/shop/templates/shop.yaml", TEMPLATE,
                "values/all.yaml", "motto: all\ngreeting: all\n",
                "values/prod.yaml", "motto: prod\n",
                "values/a,b.yaml", "motto: two\n"));
    }

    private Rendered rendered(Path helm, String release, String namespace, String... values) {
        var settings = new RenderingSettings(null, helm.toString(), Duration.ofSeconds(60), DataSize.ofMegabytes(3));
        return new Rendering(new DataFolder(home), settings)
                .of(
                        new GitFolder(folder.toString(), "", "charts/shop", List.of(values)),
                        new Target(release, namespace, "v1.20.2"));
    }

    /** Says what it was called with, in a chart of one document. */
    private Path recorder() throws IOException {
        var script = Files.writeString(programs.resolve("helm"), "#!/bin/sh\nprintf '# %s\\n' \"$PWD\" \"$@\"\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    private Path realHelm() throws IOException {
        assumeThat(System.getProperty("os.name") + " " + System.getProperty("os.arch"))
                .as("a machine for which the tests have Helm")
                .isEqualTo("Linux amd64");
        return HelmStandIn.in(programs);
    }

    @Test
    void rendersAChart() throws IOException {
        var rendered = rendered(realHelm(), "web", "team-a", "values/all.yaml", " ", "values/prod.yaml");

        assertThat(rendered.format()).isEqualTo(Format.HELM);
        assertThat(rendered.yaml()).isEqualTo("""
                ---
                # Source: shop/templates/shop.yaml
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: web
                  namespace: team-a
                data:
                  motto: prod
                  greeting: all
                """);
        assertThat(rendered.leftOut()).isEmpty();
        assertThat(rendered(realHelm(), "web", "team-a").yaml()).contains("motto: usual", "greeting: usual");
    }

    @Test
    void saysWhatIsWrongWithAChart() throws IOException, GitAPIException {
        repository.commit(Map.of("charts/shop/templates/shop.yaml", "{{ required \"a motto is needed\" .Values.no }}"));

        assertThatThrownBy(() -> rendered(realHelm(), "web", "team-a"))
                .isInstanceOf(Unrenderable.class)
                .hasMessageStartingWith("Folder: helm: ")
                .hasMessageContaining("a motto is needed");
    }

    @Test
    void fetchesNoCharts() throws IOException, GitAPIException {
        repository.commit(Map.of("charts/shop/Chart.yaml", """
                apiVersion: v2
                name: shop
                version: 1.0.0
                dependencies: [{name: database, version: 1.0.0, repository: "http://127.0.0.1:1/charts"}]
                """));

        assertThatThrownBy(() -> rendered(realHelm(), "web", "team-a"))
                .isInstanceOf(Unrenderable.class)
                .hasMessageContaining("missing in charts")
                .hasMessageEndingWith("Remote charts are not fetched: put them into the folder charts of the chart.");
    }

    @Test
    void callsHelmInTheFolderOfTheChart() throws IOException {
        var lines = rendered(recorder(), "web", "team-a", "values/prod.yaml", "./charts/../charts/shop/values.yaml")
                .yaml()
                .lines()
                .toList();

        assertThat(lines.getFirst()).endsWith("/tree/charts/shop");
        assertThat(lines.subList(1, lines.size()))
                .containsExactly(
                        "# template",
                        "# web",
                        "# .",
                        "# --namespace=team-a",
                        "# --include-crds",
                        "# --kube-version=v1.20.2",
                        "# --values=./../../values/prod.yaml",
                        "# --values=./values.yaml");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ../../etc/passwd  | leads out of the repository
            /etc/passwd       | leads out of the repository
            values/nobody.yaml | there is no 'values/nobody.yaml'
            values            | there is no 'values'
            --set=motto=x     | there is no '--set=motto=x'
            values/a,b.yaml   | comma
            """)
    void takesNoValuesFromElsewhere(String path, String message) throws IOException {
        var helm = recorder();

        assertThatThrownBy(() -> rendered(helm, "web", "team-a", path))
                .isInstanceOf(Unrenderable.class)
                .hasMessageStartingWith("Values: ")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--post-renderer=/bin/sh", "Web", "a/b"})
    void takesNoOptionForAName(String name) throws IOException {
        var helm = recorder();

        assertThatThrownBy(() -> rendered(helm, name, "team-a"))
                .isInstanceOf(Unrenderable.class)
                .hasMessageStartingWith("Name: ");
        assertThatThrownBy(() -> rendered(helm, "web", name))
                .isInstanceOf(Unrenderable.class)
                .hasMessageStartingWith("Namespace: ");
    }

    @Test
    void takesAnOverlayBeforeAChart() throws IOException, GitAPIException {
        repository.commit(Map.of(
                "charts/shop/kustomization.yaml",
                "resources: [../shop.yaml]\n",
                "charts/shop.yaml",
                configMap("shop")));
        var helm = recorder();

        assertThatThrownBy(() -> rendered(helm, "web", "team-a", "values/all.yaml"))
                .hasMessageStartingWith("Values: only a chart takes some");
    }

    @Test
    void saysHowToGiveItHelm() {
        assertThatThrownBy(() -> rendered(Path.of("/nowhere/helm"), "web", "team-a"))
                .hasMessage(
                        "Folder: it is a chart, and the portal finds no /nowhere/helm. Put one into its PATH, or name it in quarterdeck.apply-sets.helm.");
    }
}
