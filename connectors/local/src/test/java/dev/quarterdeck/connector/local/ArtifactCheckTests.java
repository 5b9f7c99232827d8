package dev.quarterdeck.connector.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.connector.cluster.Artifact;
import dev.quarterdeck.connector.cluster.TestWorkload;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactCheckTests {

    private final ArtifactCheck check = new ArtifactCheck();

    @TempDir
    private Path folder;

    @Test
    void allowsWhatWasReleased() throws Exception {
        var file = Files.writeString(folder.resolve("shop.jar"), "released");

        assertThat(check.refusalOf(TestWorkload.artifactOf(file))).isEmpty();
    }

    @Test
    void refusesAFileThatChangedSinceItWasLookedAt() throws Exception {
        var file = Files.writeString(folder.resolve("shop.jar"), "released");
        var released = TestWorkload.artifactOf(file);
        assertThat(check.refusalOf(released)).isEmpty();

        Files.writeString(file, "something else");

        assertThat(check.refusalOf(released))
                .hasValueSatisfying(refusal -> assertThat(refusal)
                        .contains("not the one that was released", released.sha256(), "Build the release again"));
    }

    @Test
    void refusesAFileThatIsNotThere() {
        var missing = new Artifact(folder.resolve("gone.jar").toUri(), "0".repeat(64));

        assertThat(check.refusalOf(missing))
                .hasValueSatisfying(refusal -> assertThat(refusal).contains("gone.jar cannot be read"));
    }

    @Test
    void refusesWhatIsNoFile() {
        var image = new Artifact(URI.create("docker://shop"), "0".repeat(64));

        assertThat(check.refusalOf(image))
                .hasValueSatisfying(refusal -> assertThat(refusal).contains("docker://shop is not a file"));
    }
}
