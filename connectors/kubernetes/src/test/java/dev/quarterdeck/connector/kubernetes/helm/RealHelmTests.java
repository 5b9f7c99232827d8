package dev.quarterdeck.connector.kubernetes.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.ReleaseHistory;
import dev.quarterdeck.connector.helm.HelmReading.Read;
import dev.quarterdeck.connector.helm.HelmRelease.Head;
import dev.quarterdeck.connector.helm.HelmRevision;
import dev.quarterdeck.connector.helm.HelmRollBack;
import dev.quarterdeck.connector.inventory.Outcome.Done;
import dev.quarterdeck.connector.kubernetes.RealControlPlane;
import dev.quarterdeck.connector.manifest.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Helm, and the portal after it, and Helm again, at one release on a real control plane. */
class RealHelmTests {

    @TempDir
    static Path folder;

    private static OneRelease there;
    private static Path kubeconfig;

    @BeforeAll
    static void start() throws IOException {
        Assumptions.assumeThat(System.getProperty("os.name") + " " + System.getProperty("os.arch"))
                .as("a machine for which the tests have Helm")
                .isEqualTo("Linux amd64");
        var plane = RealControlPlane.shared();
        kubeconfig = plane.kubeconfig();
        there = new OneRelease(plane, RealControlPlane.ADMIN);
        Files.createDirectories(folder.resolve("templates"));
        write("Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\nappVersion: \"27\"\n");
        write("templates/shop.yaml", """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: {{ .Release.Name }}
                data:
                  motto: {{ .Values.motto }}
                  {{- if .Values.banner }}
                  banner: {{ .Values.banner }}
                  {{- end }}
                """);
        write("templates/NOTES.txt", "Visit {{ .Release.Name }}.\n");
    }

    @AfterAll
    static void stop() {
        if (there != null) {
            there.close();
        }
    }

    private static void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private static void installed(String release) {
        new Helm(folder)
                .install()
                .withName(release)
                .withNamespace(there.namespace)
                .withKubeConfig(kubeconfig)
                .set("motto", "one")
                .call();
    }

    private static void upgraded(String release, String motto) {
        new Helm(folder)
                .upgrade()
                .withName(release)
                .withNamespace(there.namespace)
                .withKubeConfig(kubeconfig)
                .set("motto", motto)
                .set("banner", "sale")
                .call();
    }

    @Test
    void readsWhatHelmWrites() {
        installed("read");

        assertThat(there.releases.newest(there.namespace).revisions())
                .filteredOn(one -> one.release().equals("read"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.status()).isEqualTo("deployed");
                    assertThat(there.releases.head(one)).contains(new Head("shop", "1.0.0", "27", "Install complete"));
                    assertThat(there.releases.read(one)).get().isInstanceOfSatisfying(Read.class, read -> {
                        assertThat(read.release().notes()).contains("Visit read.");
                        assertThat(read.release().parts())
                                .containsExactly(new Part("v1", "ConfigMap", there.namespace, "read"));
                        assertThat(read.release().manifest()).contains("motto: \"one\"");
                        assertThat(read.release().deployedAt()).isNotNull();
                    });
                });
    }

    @Test
    void rollsBackSoThatHelmGoesOnFromThere() {
        installed("back");
        upgraded("back", "two");
        assertThat(there.releases.history(there.namespace, "back"))
                .extracting(HelmRevision::status)
                .containsExactly("deployed", "superseded");

        assertThat(there.releases.rollBack(new HelmRollBack(there.namespace, "back", 2, 1, false, Set.of())))
                .isInstanceOf(Done.class);
        assertThat(there.data("back")).containsOnlyKeys("motto").containsEntry("motto", "one");
        assertThat(Helm.history("back")
                        .withNamespace(there.namespace)
                        .withKubeConfig(kubeconfig)
                        .call())
                .extracting(ReleaseHistory::getRevision, ReleaseHistory::getStatus, ReleaseHistory::getDescription)
                .containsExactly(
                        tuple(1, "superseded", "Install complete"),
                        tuple(2, "superseded", "Upgrade complete"),
                        tuple(3, "deployed", "Rollback to 1"));

        upgraded("back", "four");
        assertThat(there.data("back")).containsEntry("motto", "four").containsEntry("banner", "sale");
        assertThat(there.releases.history(there.namespace, "back").getFirst().revision())
                .isEqualTo(4);
        assertThat(there.releases.rollBack(new HelmRollBack(there.namespace, "back", 4, 3, false, Set.of())))
                .isInstanceOf(Done.class);
        assertThat(there.data("back")).containsOnlyKeys("motto").containsEntry("motto", "one");
    }
}
