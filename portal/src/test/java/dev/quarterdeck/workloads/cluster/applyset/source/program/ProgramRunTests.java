package dev.quarterdeck.workloads.cluster.applyset.source.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.workloads.cluster.applyset.source.Unrenderable;
import dev.quarterdeck.workloads.cluster.applyset.source.checkout.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class ProgramRunTests {

    private static final Limits LIMITS = new Limits(Duration.ofSeconds(30), DataSize.ofKilobytes(100));

    @TempDir
    Path folder;

    private WorkFolder work;

    @BeforeEach
    void make() throws IOException {
        work = WorkFolder.in(folder);
    }

    @AfterEach
    void close() {
        work.close();
    }

    private String output(String script, Limits limits, String... arguments) throws IOException {
        var file = Files.writeString(folder.resolve("program"), "#!/bin/sh\n" + script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        var program = Program.named(file.toString()).orElseThrow();
        return new ProgramRun(program, work, work.tree(), limits).output(List.of(arguments));
    }

    @Test
    void givesWhatAProgramWrites() throws IOException {
        assertThat(output("echo \"$PWD $1\"; echo a warning >&2; read -r line; echo \"$line.\"", LIMITS, "a b"))
                .isEqualTo("%s a b\n.\n", work.tree());
    }

    @Test
    void knowsNothingOfThePortal() throws IOException {
        var variables = output("export -p", LIMITS);

        assertThat(System.getenv()).isNotEmpty();
        assertThat(variables.lines().map(line -> line.replaceAll("^export (\\w+).*", "$1")))
                .isSubsetOf(
                        "HOME",
                        "PATH",
                        "TMPDIR",
                        "KUBECONFIG",
                        "HTTP_PROXY",
                        "HTTPS_PROXY",
                        "ALL_PROXY",
                        "http_proxy",
                        "https_proxy",
                        "all_proxy",
                        "PWD",
                        "OLDPWD",
                        "SHLVL");
        assertThat(output("command -v git || echo none", LIMITS)).isEqualTo("none\n");
        assertThat(work.home()).isEmptyDirectory();
    }

    @Test
    void endsAProgramThatNeverEndsWithItsChildren() throws IOException {
        runsInVain("/bin/sleep 1000 &\necho $! > %s\nwait\n");
    }

    /** Whoever inherits an output keeps it open. */
    @Test
    void endsAChildThatIsLeftBehind() throws IOException {
        runsInVain("/bin/sleep 1000 &\necho $! > %s\n");
    }

    private void runsInVain(String script) throws IOException {
        var child = folder.resolve("child");

        assertThatThrownBy(() ->
                        output(script.formatted(child), new Limits(Duration.ofSeconds(1), DataSize.ofKilobytes(1))))
                .isInstanceOf(Unrenderable.class)
                .hasMessage("Folder: program did not end within 1 s.");

        awaitTheEndOf(child);
    }

    /** As a daemon does. */
    @Test
    void endsAChildThatKeepsNothingOpen() throws IOException {
        var child = folder.resolve("child");

        assertThat(output("/bin/sleep 1000 >/dev/null 2>&1 &\necho $! > %s\necho done\n".formatted(child), LIMITS))
                .isEqualTo("done\n");

        awaitTheEndOf(child);
    }

    private static void awaitTheEndOf(Path child) throws IOException {
        var pid = Long.parseLong(Files.readString(child).strip());
        await().until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void endsAProgramThatWritesTooMuch() {
        assertThatThrownBy(() -> output("while :; do echo manifests; done", LIMITS))
                .isInstanceOf(Unrenderable.class)
                .hasMessage("Folder: program writes more than 100 KB, which is too much to apply at once.");
    }

    @Test
    void saysWhatAProgramSaysWhenItFails() {
        assertThatThrownBy(() -> output("echo \"no $PWD/shop.yaml in $PWD\" >&2; exit 3", LIMITS))
                .isInstanceOf(Unrenderable.class)
                .hasMessage("Folder: program: no shop.yaml in .");
        assertThatThrownBy(() -> output("exit 3", LIMITS))
                .hasMessage("Folder: program: it failed, and did not say why.");
    }

    @Test
    void shortensALongComplaint() {
        var script = "i=0; while [ $i -lt 50000 ]; do echo complaint$i >&2; i=$((i+1)); done; exit 1";

        assertThatThrownBy(() -> output(script, LIMITS))
                .hasMessageStartingWith("Folder: program: complaint0\n")
                .extracting(Throwable::getMessage)
                .asString()
                .hasSizeLessThan(1_100)
                .contains(" … ");
    }
}
