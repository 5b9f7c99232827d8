package dev.quarterdeck.connector.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of replicas when their portal is killed. */
class OrphanTests {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    private Path temporary;

    @Test
    void endWithTheirPortal() throws Exception {
        assumeThat(onThePath("setsid") && onThePath("setpriv")).isTrue();

        var replicas = replicasOfAKilledPortal(System.getenv("PATH"));

        await().atMost(PATIENCE).until(() -> replicas.stream().noneMatch(ProcessHandle::isAlive));
    }

    private static boolean onThePath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Also the one that its portal had no time to note, where the system shows environments. */
    @Test
    void areEndedByTheNextPortalWhereTheyDoNotEndByThemselves() throws Exception {
        var replicas = replicasOfAKilledPortal("");
        assertThat(replicas).hasSize(2).allMatch(ProcessHandle::isAlive);
        if (OS.LINUX.isCurrentOs()) {
            Files.delete(noteOf(replicas.getFirst()));
        }

        new ClusterFolder(folder()).open(21_700).close();

        assertThat(replicas).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void areNotTakenForStrangersWithANotedNumber() throws Exception {
        var stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.createDirectories(folder().resolve("processes"));
            Files.writeString(
                    noteOf(stranger.toHandle()),
                    stranger.info().startInstant().orElseThrow().toString());

            new ClusterFolder(folder()).open(21_700).close();

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    private Path noteOf(ProcessHandle process) {
        return folder().resolve("processes").resolve(Long.toString(process.pid()));
    }

    private Path folder() {
        return temporary.resolve("cluster");
    }

    private List<ProcessHandle> replicasOfAKilledPortal(String path) throws IOException {
        var portal = KilledPortal.start(folder(), path);
        try (var output = new BufferedReader(new InputStreamReader(portal.getInputStream(), StandardCharsets.UTF_8))) {
            return Stream.of(output.readLine(), output.readLine())
                    .map(line -> ProcessHandle.of(Long.parseLong(line)).orElseThrow())
                    .toList();
        } finally {
            portal.destroyForcibly().onExit().join();
        }
    }
}
