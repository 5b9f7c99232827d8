package dev.quarterdeck.delivery.pipeline.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceArchiveTests {

    private static final long LIMIT = 1_000_000;

    @TempDir
    private Path folder;

    private Workspace workspace;

    @BeforeEach
    void fill() throws IOException {
        workspace = new Workspace(folder.resolve("run-1"));
        Files.createDirectories(workspace.folder().resolve("src/größe"));
        Files.writeString(workspace.folder().resolve("src/größe/a" + "b".repeat(120)), "long name");
        var script = Files.writeString(workspace.folder().resolve("build"), "#!/bin/sh");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        Files.createSymbolicLink(workspace.folder().resolve("link"), Path.of("build"));
    }

    private byte[] written() throws IOException {
        var out = new ByteArrayOutputStream();
        WorkspaceArchive.write(workspace, out);
        return out.toByteArray();
    }

    private void read(byte[] archive) throws IOException {
        WorkspaceArchive.read(new ByteArrayInputStream(archive), workspace, LIMIT);
    }

    @Test
    void goesWithWhatAKilledPortalLeftBesideIt() throws IOException {
        Files.createDirectories(workspace.incoming().resolve("half"));
        Files.createDirectories(workspace.before().resolve("old"));

        workspace.delete();

        assertThat(folder).isEmptyDirectory();
    }

    private interface Entries {
        void put(TarArchiveOutputStream tar) throws IOException;
    }

    private static byte[] archive(Entries entries) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(out))) {
            entries.put(tar);
        }
        return out.toByteArray();
    }

    private static void file(TarArchiveOutputStream tar, String name, int size) throws IOException {
        var entry = new TarArchiveEntry(name, true);
        entry.setSize(size);
        tar.putArchiveEntry(entry);
        tar.write("x".repeat(size).getBytes(StandardCharsets.US_ASCII));
        tar.closeArchiveEntry();
    }

    private static void link(TarArchiveOutputStream tar, byte kind, String name, String target) throws IOException {
        var entry = new TarArchiveEntry(name, kind);
        entry.setLinkName(target);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    @Test
    void comesBackAsItWent() throws IOException {
        var archive = written();
        Files.writeString(workspace.folder().resolve("left-over"), "of before");

        read(archive);

        var there = workspace.folder();
        assertThat(there.resolve("src/größe/a" + "b".repeat(120))).hasContent("long name");
        assertThat(there.resolve("build")).isExecutable();
        assertThat(there.resolve("link")).isSymbolicLink().hasSameTextualContentAs(there.resolve("build"));
        assertThat(there.resolve("left-over")).doesNotExist();
        assertThat(folder).isDirectoryNotContaining("glob:**.{incoming,before}");
    }

    @Test
    void isWhatTarWritesToo() throws Exception {
        var out = folder.resolve("other.tgz");
        var tar = new ProcessBuilder(
                        "tar", "-czf", out.toString(), "-C", workspace.folder().toString(), ".")
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();

        read(Files.readAllBytes(out));

        assertThat(workspace.folder().resolve("build")).isExecutable();
    }

    private void isRefused(byte[] archive, String why) {
        assertThatThrownBy(() -> read(archive)).isInstanceOf(IOException.class).hasMessageContaining(why);
        assertThat(workspace.folder().resolve("build")).as("stays as it was").exists();
        assertThat(folder.resolve("escaped")).doesNotExist();
    }

    @Test
    void refusesWhatLeadsOut() throws IOException {
        isRefused(archive(tar -> file(tar, "../escaped", 3)), "leads out of the workspace");
        isRefused(
                archive(tar -> {
                    link(tar, TarArchiveEntry.LF_SYMLINK, "way", "..");
                    file(tar, "way/escaped", 3);
                }),
                "leads out of the workspace");
        isRefused(
                archive(tar -> link(tar, TarArchiveEntry.LF_LINK, "passwd", "../../etc/passwd")),
                "leads out of the workspace");
    }

    @Test
    void refusesWhatIsTooLarge() throws IOException {
        isRefused(
                archive(tar -> {
                    file(tar, "one", 600_000);
                    file(tar, "two", 600_000);
                }),
                "larger than 1,000,000 bytes");
    }

    @Test
    void refusesWhatIsNoArchive() {
        isRefused("nothing of the kind".getBytes(StandardCharsets.US_ASCII), "GZIP");
    }
}
