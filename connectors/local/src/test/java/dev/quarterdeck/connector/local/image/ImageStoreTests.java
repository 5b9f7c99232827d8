package dev.quarterdeck.connector.local.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.connector.cluster.Artifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageStoreTests {

    private static final String DIGEST = "a".repeat(64);
    private static final FileTime BUILT = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    @TempDir
    private Path folder;

    private Path prepared;
    private Artifact artifact;

    @BeforeEach
    void build() throws IOException {
        var jar = folder.resolve("shop.jar");
        try (var archive = new JarOutputStream(Files.newOutputStream(jar))) {
            archive.putNextEntry(new ZipEntry("BOOT-INF/lib/spring-boot-jarmode-tools-4.1.1.jar"));
        }
        artifact = new Artifact(jar.toUri(), DIGEST);
        prepared = Files.createDirectories(folder.resolve("prepared"));
    }

    @Test
    void startsFromWhatTheBuildPrepared() throws IOException {
        var classes = "classes-%s.jsa".formatted(Runtime.version());
        write(prepared.resolve(DIGEST).resolve("shop.jar"));
        write(prepared.resolve(DIGEST).resolve("lib/kit.jar"));
        write(prepared.resolve(DIGEST).resolve(classes));

        var start = store().of(artifact).start();

        var own = folder.resolve("images").resolve(DIGEST);
        assertThat(start.file()).isEqualTo(own.resolve("shop.jar"));
        assertThat(start.flags()).contains("-XX:SharedArchiveFile=" + own.resolve(classes));
        assertThat(Files.getLastModifiedTime(own.resolve("lib/kit.jar"))).isEqualTo(BUILT);
    }

    @Test
    void givesTheOneThatLeavesItsClassesTimeToWriteThem() throws IOException {
        write(prepared.resolve(DIGEST).resolve("shop.jar"));
        var image = store().of(artifact);

        var first = image.start();
        var second = image.start();

        assertThat(first.leastGrace()).isGreaterThan(second.leastGrace());
    }

    @Test
    void outlivesTheBuildThatPreparedIt() throws IOException {
        write(prepared.resolve(DIGEST).resolve("shop.jar"));
        store().of(artifact).start();

        Files.delete(prepared.resolve(DIGEST).resolve("shop.jar"));

        assertThat(store().of(artifact).start().file()).hasContent("shop.jar");
    }

    @Test
    void startsAnArtifactThatCannotBeUnpackedAsItIs() throws IOException {
        assertThat(store().of(artifact).start().file()).isEqualTo(Path.of(artifact.location()));
    }

    private ImageStore store() throws IOException {
        return new ImageStore(folder.resolve("images"), prepared);
    }

    private static void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, file.getFileName().toString());
        Files.setLastModifiedTime(file, BUILT);
    }
}
